import { expect, type Locator, type Page } from 'playwright/test'

/** The receptionist's window, as a person finds things in it: by role and label. */
export class DeskPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get keyboard() {
    return this.page.keyboard
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true })
  }

  get email(): Locator {
    return this.field('Email')
  }

  /** Of the history. */
  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search the history' })
  }

  /** The invites on the list whose line has this in it; all that are in the page without it. */
  rows(text: string | RegExp = ''): Locator {
    // Those of the headings and of the columns' names can't be selected.
    return this.page.locator('[role="row"][aria-selected]').filter({ hasText: text })
  }

  get emailSwitch(): Locator {
    return this.page.getByRole('switch', { name: 'Send invitation email', exact: true })
  }

  get createButton(): Locator {
    return this.page.getByRole('button', { name: 'Create invite', exact: true })
  }

  get alert(): Locator {
    return this.page.getByRole('alert')
  }

  get confirmation(): Locator {
    return this.page.getByText(/^Invite created for/u)
  }

  /** Everybody who is waited for, beside the form. */
  get queue(): Locator {
    return this.page.getByRole('complementary', { name: 'Queue' })
  }

  place(name: 'New invite' | 'History' | 'Settings'): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Types into the field that has the keyboard, as hands do: no mouse, no script. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys)
  }

  /** Waits until main holds a draft with this address: what a crash from now on cannot take. */
  async draftIsKept(email: string): Promise<void> {
    await expect
      .poll(() =>
        this.page.evaluate(async () => {
          const answer = await window.desk.call('draft.read', undefined)
          return answer.ok ? answer.value.email : undefined
        }),
      )
      .toBe(email)
  }
}

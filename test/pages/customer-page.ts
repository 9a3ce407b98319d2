import type { Locator, Page } from 'playwright/test'

/** The customer's window. */
export class CustomerPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get code(): Locator {
    return this.page.getByRole('img', { name: 'QR code: opens your VerifiMe invitation' })
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true })
  }
}

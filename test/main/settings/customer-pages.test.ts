import { describe, expect, it } from 'vitest'
import { settingsSetup } from '../../builders/settings-setup.ts'

describe('the privacy notice', () => {
  it.each([
    ['  Why  we ask:\r\nthe law.\r\r\n\n\nMore.\t ', 'Why we ask:\nthe law.\n\nMore.'],
    ['a\u0000b\u0007c', 'a b c'],
    [' \n ', ''],
  ])('keeps the paragraphs of %j and nothing else of a paste', (privacyNotice, kept) => {
    const { service } = settingsSetup({})
    service.change({ privacyNotice })
    expect(service.read().privacyNotice).toBe(kept)
  })

  it.each([
    ['https://example.com/privacy', 'https://example.com/privacy'],
    [' example.com/privacy ', 'https://example.com/privacy'],
    ['HTTPS://Example.com', 'https://example.com/'],
    ['', ''],
    ['http://example.com', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,hello', undefined],
    ['https://user:pass@example.com', undefined],
    ['https://exa mple.com', undefined],
    ['privacy', undefined],
    [`https://example.com/${'x'.repeat(300)}`, undefined],
  ])('takes %j as a link as %j', (privacyNoticeLink, kept) => {
    const { service } = settingsSetup({})
    const answer = service.change({ privacyNoticeLink })
    expect(service.read().privacyNoticeLink).toBe(kept ?? '')
    const problem = { field: 'privacyNoticeLink', rule: 'address-form' }
    expect(answer).toMatchObject(
      kept === undefined ? { failure: { problems: [problem] } } : { ok: true },
    )
  })
})

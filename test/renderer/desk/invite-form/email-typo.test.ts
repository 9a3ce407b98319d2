import { expect, test } from 'vitest'
import { likelyEmail } from '../../../../renderer/desk/invite-form/email-typo.ts'

test.each([
  ['zoe@gmial.com', 'zoe@gmail.com'],
  ['zoe@gmail.con', 'zoe@gmail.com'],
  ['zoe@bigpnd.com', 'zoe@bigpond.com'],
  ['zoe@optusnet.com.sau', 'zoe@optusnet.com.au'],
  ['zoe@hotmial.com', 'zoe@hotmail.com'],
  ['zoe@yaho.com.au', 'zoe@yahoo.com.au'],
  ['zoe@iclod.com', 'zoe@icloud.com'],
  ['Zoe@wattlefinch.con.au', 'Zoe@wattlefinch.com.au'],
])('%s is asked about as %s', (typed, meant) => {
  expect(likelyEmail(typed)).toBe(meant)
})

test.each([
  '',
  'zoe',
  'zoe@gmail',
  'zoe@gmail.com',
  'ZOE@GMAIL.COM',
  'zoe@bigpond.net.au',
  'zoe@example.com',
  'zoe@wattlefinch.com.au',
  'zoe@unsw.edu.au',
  'zoe@company.io',
  'zoe@mail.com',
  'zoe@gmx.com',
  'zoe@ymail.com',
])('%j is left alone', (typed) => {
  expect(likelyEmail(typed)).toBeUndefined()
})

test.each(
  `gmai.com gmal.com gmail.co gmail.cm gmaill.com gnail.com gmil.com gamil.com gmail.comm gmail.om hotmai.com
  hotmal.com hotmil.com hotmail.co hotmaill.com hotmail.con homail.com hotmali.com yaho.com yahooo.com yahho.com
  yhaoo.com yahoo.co yahoo.con outlok.com outloook.com outlook.co outook.com icould.com icloud.co icluod.com
  bigpond.con bigpong.com bigpon.com lvie.com live.con mns.com aol.con protonmai.com fastmal.com yahoo.co.au
  optusnet.co.au iinet.net.a tpg.com.a`.split(/\s+/u),
)('the slip %s is asked about', (domain) => {
  expect(likelyEmail(`zoe@${domain}`)).toBeDefined()
})

test.each(
  `bt.com anz.com bp.com qq.com usa.com hey.com pm.me tutanota.com hotmail.se hotmail.fr live.in live.co.uk
  live.nl live.co.za msn.co.uk aol.de aol.co.uk gmx.co.uk gmx.net gmx.de rocketmail.com yahoo.co.nz yahoo.ca
  yahoo.co.in yahoo.com.sg yahoo.com.hk yahoo.com.my yahoo.com.ph yahoo.com.tw yahoo.fr yahoo.de yahoo.ie
  outlook.co.nz outlook.de outlook.fr outlook.sg outlook.in hotmail.co.nz hotmail.ca hotmail.com.br foxmail.com
  naver.com mail.ru email.cz mac.com googlemail.com fastmail.fm fastmail.com.au xtra.co.nz aapt.net.au
  iprimus.com.au netspace.net.au ozemail.com.au adam.com.au amnet.net.au y7mail.com inbox.com zoho.com
  hushmail.com rediffmail.com live.com.au btinternet.com virginmedia.com sky.com comcast.net verizon.net shaw.ca
  web.de t-online.de orange.fr wanadoo.fr libero.it`.split(/\s+/u),
)('the provider %s is left alone', (domain) => {
  expect(likelyEmail(`zoe@${domain}`)).toBeUndefined()
})

test.each([
  ['o’brien@example.com', "o'brien@example.com"],
  ['o´brien@example.com', "o'brien@example.com"],
  ['o`brien@example.com', "o'brien@example.com"],
  ["mia.chen'@example.com", 'mia.chen@example.com'],
  ['mia@example,com', 'mia@example.com'],
  ['mia@example;com', 'mia@example.com'],
  ['mia@example..com', 'mia@example.com'],
  ['mia@@example.com', 'mia@example.com'],
  ['mia.@example.com', 'mia@example.com'],
  ['mia@example. com', 'mia@example.com'],
  ['mia _chen@example.com', 'mia_chen@example.com'],
  ['Mia Chen mia.chen@example.com', 'mia.chen@example.com'],
  ['mia@example.com, Sydney', 'mia@example.com'],
  ['o’brien@gmial.com', "o'brien@gmail.com"],
])('%s is asked about as %s', (typed, meant) => {
  expect(likelyEmail(typed)).toBe(meant)
})

test.each([
  'mia chen@example.com',
  'zoë@example.com',
  "o'brien@example.com",
  'a@example.com, b@example.com',
  '"Mia Chen" <mia@example.com>',
])('nothing is made up for %s', (typed) => {
  expect(likelyEmail(typed)).toBeUndefined()
})

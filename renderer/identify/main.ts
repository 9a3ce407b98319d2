import './identify.css'

/** One screen's number, large: the page's address ends in it. */
const root = document.getElementById('root')
if (root) {
  const number = document.createElement('p')
  number.className = 'identify'
  number.textContent = window.location.hash.replace(/\D/gu, '')
  root.append(number)
}

const lengthMm = 100
const heightMm = 9

/** A ruler of ten centimetres, for whoever has one of their own to hold beside it. */
export function Ruler({ cssPerMm }: { cssPerMm: number }) {
  return (
    <svg
      className="ruler-line"
      aria-hidden="true"
      width={(lengthMm + 2) * cssPerMm}
      height={heightMm * cssPerMm}
      viewBox={`-1 0 ${lengthMm + 2} ${heightMm}`}
    >
      <path d={marks()} />
      {centimetres.map((cm) => (
        <text key={cm} x={cm * 10} y={heightMm - 1.2}>
          {cm}
        </text>
      ))}
    </svg>
  )
}

const centimetres = Array.from({ length: lengthMm / 10 + 1 }, (_, cm) => cm)

/** One for each millimetre, longer ones for five and ten. */
function marks(): string {
  return Array.from({ length: lengthMm + 1 }, (_, mm) => {
    const length = mm % 10 === 0 ? 4 : mm % 5 === 0 ? 3 : 2
    return `M${mm} 0v${length}`
  }).join('')
}

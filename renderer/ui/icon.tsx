import type { LucideIcon } from 'lucide-react'
import { memo } from 'react'

interface IconProps {
  icon: LucideIcon
  className: string
}

/** An icon beside words: drawn once, where the library's own is built anew with whatever surrounds it. */
export const Icon = memo(function Icon({ icon: Drawing, className }: IconProps) {
  return <Drawing className={className} aria-hidden="true" />
})

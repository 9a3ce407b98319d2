import { FileDown } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { useNotice } from '../notice-store.ts'
import { saveSlipPdf } from './slip-actions.ts'

/** The way out when printing did not work. */
export function SavePdfButton({ inviteId }: { inviteId: number }) {
  const dismiss = useNotice((state) => state.dismiss)
  const save = () => {
    dismiss()
    void saveSlipPdf({ id: inviteId })
  }
  return (
    <Button size="small" icon={FileDown} onPress={save}>
      Save as PDF
    </Button>
  )
}

import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useSettings } from '../settings-store.ts'
import { SavingWords } from './setting-fields.tsx'
import { useTyped, useTypedSettings } from './typed-settings-store.ts'
import { problemOf, useSaving } from './use-setting.ts'

export function CustomEnvironmentForm({ onSaved }: { onSaved: () => void }) {
  const { customAddress, customStatusAddress, customLinkHosts, fixed } = useSettings()
  const address = useTyped('customAddress', customAddress)
  const statusAddress = useTyped('customStatusAddress', customStatusAddress)
  const hosts = useTyped('customLinkHosts', customLinkHosts.join(', '))
  const { saving, save } = useSaving()
  const isFixed = (['customAddress', 'customStatusAddress', 'customLinkHosts'] as const).every(
    (name) => fixed.includes(name),
  )
  const use = async () => {
    if (saving.state === 'saving') return
    const change = {
      ...(fixed.includes('environment') ? {} : { environment: 'custom' as const }),
      ...(fixed.includes('customAddress') ? {} : { customAddress: address.text.trim() }),
      ...(fixed.includes('customStatusAddress')
        ? {}
        : { customStatusAddress: statusAddress.text.trim() }),
      ...(fixed.includes('customLinkHosts') ? {} : { customLinkHosts: hostsIn(hosts.text) }),
    }
    if (!(await save(ask('settings.change', change)))) return
    useTypedSettings.getState().change({
      customAddress: undefined,
      customStatusAddress: undefined,
      customLinkHosts: undefined,
    })
    onSaved()
  }
  return (
    <form
      className="custom-environment"
      aria-label="Custom environment"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void use()
      }}
    >
      <LineField
        label="API address"
        name="customAddress"
        value={address.text}
        onChange={address.change}
        isReadOnly={fixed.includes('customAddress')}
        hint="Like https://api.example.com"
        problem={problemOf(saving, 'customAddress')}
      />
      <LineField
        label="Status address"
        name="customStatusAddress"
        value={statusAddress.text}
        onChange={statusAddress.change}
        isReadOnly={fixed.includes('customStatusAddress')}
        hint="Only if it is not the API address"
        problem={problemOf(saving, 'customStatusAddress')}
      />
      <LineField
        label="Link hosts"
        name="customLinkHosts"
        value={hosts.text}
        onChange={hosts.change}
        isReadOnly={fixed.includes('customLinkHosts')}
        hint="Where customers’ links may lead, like portal.example.com. Commas between several"
        problem={problemOf(saving, 'customLinkHosts')}
      />
      {!isFixed && (
        <Button type="submit" isBusy={saving.state === 'saving'}>
          Use this environment
        </Button>
      )}
      <SavingWords saving={saving} />
    </form>
  )
}

export function hostsIn(typed: string): string[] {
  return typed.split(/[\s,;]+/u).filter((host) => host !== '')
}

import { TextField, type TextFieldProps } from './TextField';

type Props = Pick<TextFieldProps, 'label' | 'hint' | 'limits' | 'value' | 'onChange' | 'initialFocus'>;

/**
 * A code of six digits, of a letter or an app: telephones fill it in. `orRecovery`: a recovery code, which has letters, is
 * taken too.
 */
export function CodeField({ orRecovery = false, ...props }: Props & { orRecovery?: boolean }) {
  return (
    <TextField
      {...props}
      pointer="/code"
      inputMode={orRecovery ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      className="code"
      required
    />
  );
}

import type { VNode } from 'preact';
import { maxLengthOf, unitsFor } from '../common/max-length.js';
import type { Texts } from '../texts/texts.js';
import type { LinkErrors, LinkField } from './link-errors.js';
import { UseLink } from './account.dto.js';
import { PASSWORD_MIN } from './password.js';

export const FormError = ({ errors }: { errors?: LinkErrors }): VNode | null =>
  errors ? (
    <p class="error" role="alert">
      {errors.whole}
    </p>
  ) : null;

interface FieldProps {
  name: LinkField;
  label: string;
  hint?: string;
  error?: string;
  type: 'text' | 'email' | 'password';
  value?: string;
  minlength?: number;
  maxlength: number;
  autocomplete: 'name' | 'username' | 'new-password';
}

function Field({ name, label, hint, error, type, ...rest }: FieldProps): VNode {
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  const attributes = {
    id: name,
    name,
    required: true,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
    ...rest,
  };
  return (
    <>
      <label for={name}>{label}</label>
      {hint && <small id={`${name}-hint`}>{hint}</small>}
      {error && (
        <p class="wrong" id={`${name}-error`}>
          {error}
        </p>
      )}
      {/* Preact's types want each kind of field by itself. */}
      {type === 'password' ? (
        <input type={type} {...attributes} />
      ) : (
        <input type={type} list={undefined} {...attributes} />
      )}
    </>
  );
}

interface PasswordFormProps {
  texts: Texts;
  errors?: LinkErrors;
  typed?: Record<string, unknown>;
  withName: boolean;
}

/** What was typed is there again, but for the password. */
export function PasswordForm({ texts, errors, typed, withName }: PasswordFormProps): VNode {
  const again = (name: 'name' | 'email'): string | undefined => {
    const value = typed?.[name];
    return typeof value === 'string' ? value : undefined;
  };
  return (
    <>
      <FormError errors={errors} />
      <form method="post">
        {withName && (
          <>
            <Field
              name="name"
              type="text"
              label={texts.t('link.password.name')}
              error={errors?.fields.name}
              value={again('name')}
              maxlength={unitsFor(maxLengthOf(UseLink, 'name'))}
              autocomplete="name"
            />
            <Field
              name="email"
              type="email"
              label={texts.t('link.password.email')}
              error={errors?.fields.email}
              value={again('email')}
              maxlength={unitsFor(maxLengthOf(UseLink, 'email'))}
              autocomplete="username"
            />
          </>
        )}
        <Field
          name="password"
          type="password"
          label={texts.t('link.password.password')}
          hint={texts.t('link.password.hint')}
          error={errors?.fields.password}
          minlength={PASSWORD_MIN}
          maxlength={unitsFor(maxLengthOf(UseLink, 'password'))}
          autocomplete="new-password"
        />
        <button>{texts.t('link.password.save')}</button>
      </form>
    </>
  );
}

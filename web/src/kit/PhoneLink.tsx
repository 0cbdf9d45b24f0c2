import type { ComponentProps } from 'react';
import { ButtonLink } from './Button';
import { UserText } from './UserText';

type LinkProps = Omit<ComponentProps<typeof ButtonLink>, 'href' | 'icon' | 'children'>;

/** A number to call, and what was typed beside it, such as whose it is. */
export function PhoneLink({ phone, note, ...link }: LinkProps & { phone: string; note: string | null }) {
  return (
    <>
      <ButtonLink {...link} icon="phone" href={`tel:${phone}`}>
        <bdi dir="ltr">{phone}</bdi>
      </ButtonLink>
      {note !== null && (
        <span className="hint">
          <UserText>{note}</UserText>
        </span>
      )}
    </>
  );
}

/** Number and note as one types them into one field. */
export const phoneText = ({ phone, phoneNote }: { phone: string | null; phoneNote: string | null }): string =>
  phoneNote === null ? (phone ?? '') : `${phone} (${phoneNote})`;

import type { ComponentProps, ReactNode } from 'react';
import { ButtonLink } from './Button';
import { UserText } from './UserText';

type LinkProps = Omit<ComponentProps<typeof ButtonLink>, 'href' | 'icon' | 'children'>;

/** A number to call, or words to press on, and what was typed beside the number, such as whose it is. */
export function PhoneLink({
  phone,
  note,
  children,
  ...link
}: LinkProps & { phone: string; note: string | null; children?: ReactNode }) {
  return (
    <>
      <ButtonLink {...link} icon="phone" href={`tel:${phone}`}>
        {children ?? <bdi dir="ltr">{phone}</bdi>}
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

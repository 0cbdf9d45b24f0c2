import type { Schema } from '../api/client';
import { UserText } from './UserText';

/** Who helps the person to write, and how to call them. */
export function HelperContact({ helper: { name, relation, phone, phoneNote } }: { helper: Schema<'HelperView'> }) {
  return (
    <span>
      <UserText>{name}</UserText> (<UserText>{relation}</UserText>)
      {phone && (
        <>
          ,{' '}
          <a href={`tel:${phone}`}>
            <bdi dir="ltr">{phone}</bdi>
          </a>
        </>
      )}
      {phoneNote && (
        <>
          {' '}
          (<UserText>{phoneNote}</UserText>)
        </>
      )}
    </span>
  );
}

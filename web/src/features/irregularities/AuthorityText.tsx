import { useCommuneName } from '../../kit/places';
import type { AuthorityForm } from './AuthorityField';
import { useAuthorityText } from './irregularityTexts';

export function AuthorityText({ place: { level, canton, commune, organ } }: { place: AuthorityForm }) {
  const authorityText = useAuthorityText();
  const name = useCommuneName(commune);
  return authorityText({
    level: level as 'commune',
    canton: canton || null,
    commune,
    communeName: name || null,
    organ: organ || null,
  });
}

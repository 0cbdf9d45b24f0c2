import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { AddFiles } from '../attachments/AddFiles';
import '../attachments/attachments.css';

/** Held here until the letter is recorded, then sent to the case. */
export function LetterPhotos({
  photos,
  onChange,
}: {
  photos: readonly File[];
  onChange: (photos: readonly File[]) => void;
}) {
  const { t } = useTranslation('deadlines');
  return (
    <fieldset className="choices">
      <legend>{t('letter.photos')}</legend>
      <p className="hint">{t('letter.photosHint')}</p>
      <div className="stack">
        {photos.length > 0 && (
          <ul className="files">
            {photos.map((photo, index) => (
              <li key={`${photo.name}-${index}`} className="upload">
                <Icon name="file" />
                <bdi className="row-title">{photo.name}</bdi>
                <Button
                  small
                  kind="quiet"
                  icon="close"
                  iconOnly
                  onClick={() => onChange(photos.filter((_, at) => at !== index))}
                >
                  {t('letter.removePhoto', { name: photo.name })}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <AddFiles wide label={t('letter.addPhoto')} onFiles={(files) => onChange([...photos, ...files])} />
      </div>
    </fieldset>
  );
}

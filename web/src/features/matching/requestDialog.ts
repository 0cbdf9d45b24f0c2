import type { Schema } from '../../api/client';

export interface Props {
  open: boolean;
  request: Schema<'CaseView'>;
  onClose: () => void;
  onDone: () => void;
}

export type FormProps = Omit<Props, 'open' | 'onClose'>;

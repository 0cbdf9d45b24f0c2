import type { Schema } from '../../api/client';

export interface RequestDialogProps {
  open: boolean;
  request: Schema<'CaseView'>;
  onClose: () => void;
  onDone: () => void;
}

export type FormProps = Omit<RequestDialogProps, 'open' | 'onClose'>;

import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

export type Tone = 'plain' | 'good' | 'soon' | 'late' | 'info';

/** The colour is never the only sign. */
export function Tag({ tone = 'plain', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

import type { ComponentType } from 'react';
import { useParams } from 'wouter';

/** Remounts for another record, because dialogs and input belong to the previous one. */
export function recordScreen(Screen: ComponentType<{ id: string }>): ComponentType {
  return function RecordScreen() {
    const { id = '' } = useParams<{ id: string }>();
    return <Screen key={id} id={id} />;
  };
}

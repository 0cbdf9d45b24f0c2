import type { ComponentType } from 'react';
import { useParams } from 'wouter';

/** A screen of one record. Another record gets a new instance, because dialogs and typed text belong to the one before. */
export function recordScreen(Screen: ComponentType<{ id: string }>): ComponentType {
  return function RecordScreen() {
    const { id = '' } = useParams<{ id: string }>();
    return <Screen key={id} id={id} />;
  };
}

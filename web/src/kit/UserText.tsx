import type { ReactNode } from 'react';

/** Isolates the text direction of names and user input. */
export const UserText = ({ children }: { children: ReactNode }): ReactNode => <bdi>{children}</bdi>;

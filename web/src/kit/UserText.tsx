import type { ReactNode } from 'react';

/** What somebody typed or is called, whatever its script. */
export const UserText = ({ children }: { children: ReactNode }): ReactNode => <bdi>{children}</bdi>;

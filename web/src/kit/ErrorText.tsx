/** The error of an action; renders nothing without one. */
export function ErrorText({ children, boxed }: { children: string | null | undefined; boxed?: boolean }) {
  if (!children) return null;
  return (
    <p className={boxed ? 'error-summary' : 'field-error'} role="alert">
      {children}
    </p>
  );
}

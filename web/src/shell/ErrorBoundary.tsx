import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { Page } from '../kit/Page';
import { EmptyState } from '../kit/EmptyState';

interface Props {
  /** Another path is another screen: the error of the one before is over. */
  path: string;
  children: ReactNode;
}

interface State {
  path: string;
  hasFailed: boolean;
}

/**
 * Shows a text in place of a screen that threw while it was drawn, or whose code could not be fetched. The error stays in
 * the console of the browser: it may hold names, so it is sent nowhere.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { path: this.props.path, hasFailed: false };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ path }: Props, state: State): State | null {
    return path === state.path ? null : { path, hasFailed: false };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <ScreenFailed /> : this.props.children;
  }
}

function ScreenFailed() {
  const { t } = useTranslation();
  return (
    <Page title={t('state.broken')}>
      <EmptyState
        icon="alert"
        title={t('state.brokenWhy')}
        action={
          <div className="buttons">
            <Button kind="primary" onClick={() => location.reload()}>
              {t('state.reload')}
            </Button>
            {/* Loads the page anew, since what failed may be outside of the screen. */}
            <a className="button" href="/">
              {t('state.toStart')}
            </a>
          </div>
        }
      />
    </Page>
  );
}

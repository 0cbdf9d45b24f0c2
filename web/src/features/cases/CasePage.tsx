import { useQuery } from '@tanstack/react-query';
import { recordScreen } from '../../kit/recordScreen';
import { Loaded } from '../../kit/Loaded';
import { caseQuery, isFullCase } from './queries';
import { StaffCase } from './StaffCase';
import { CaseDetails } from './CaseDetails';
import './cases.css';

/** One case: who, where it stands, what is next, what happened. */
export default recordScreen(CasePage);

function CasePage({ id }: { id: string }) {
  const query = useQuery(caseQuery(id));
  return (
    <Loaded query={query} tall lines={6}>
      {(theCase) => (isFullCase(theCase) ? <CaseDetails theCase={theCase} /> : <StaffCase theCase={theCase} />)}
    </Loaded>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../kit/Loaded';
import { recordScreen } from '../../kit/recordScreen';
import { CaseDetails } from './CaseDetails';
import { caseQuery, isFullCase } from './queries';
import { StaffCase } from './StaffCase';
import './cases.css';

export default recordScreen(CasePage);

function CasePage({ id }: { id: string }) {
  const query = useQuery(caseQuery(id));
  return (
    <Loaded query={query} tall lines={6}>
      {(theCase) => (isFullCase(theCase) ? <CaseDetails theCase={theCase} /> : <StaffCase theCase={theCase} />)}
    </Loaded>
  );
}

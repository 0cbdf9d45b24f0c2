import { Problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';

export class OrganisationExists extends Problem {
  constructor() {
    super(409, 'organisation-exists', 'There is an organisation of this name already');
  }
}

onConstraint('uq_organisations_name', () => new OrganisationExists());

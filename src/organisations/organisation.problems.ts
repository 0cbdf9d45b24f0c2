import { problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';

export class OrganisationExists extends problem(
  409,
  'organisation-exists',
  'There is an organisation of this name already',
) {}

onConstraint('uq_organisations_name', () => new OrganisationExists());

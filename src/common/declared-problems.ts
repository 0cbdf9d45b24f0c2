import type { ProblemClass } from './problem.js';

const PROBLEMS = 'passerelle:problems';

/** What the services of a route refuse with; what its guards, parameters and limits do is declared by them. */
export function Problems(...types: ProblemClass[]): MethodDecorator {
  return (_target, _key, { value }) => declareProblems(value as object, types);
}

/** For `createParamDecorator`: what reading the parameter refuses with. */
export function refusesWith(...types: ProblemClass[]): ParameterDecorator {
  return (target, key) => declareProblems((target as Record<string | symbol, object>)[key!], types);
}

export function problemsOf(handler: object): ProblemClass[] {
  return (Reflect.getMetadata(PROBLEMS, handler) as ProblemClass[] | undefined) ?? [];
}

function declareProblems(handler: object, types: readonly ProblemClass[]): void {
  Reflect.defineMetadata(PROBLEMS, [...problemsOf(handler), ...types], handler);
}

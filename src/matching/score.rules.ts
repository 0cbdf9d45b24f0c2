/** placeholder */
export interface Suggestion { adviserId: string }

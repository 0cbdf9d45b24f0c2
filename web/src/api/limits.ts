// Made by `npm run api` from the OpenAPI document: what bounds each field the server takes.

export const AcceptOffer = {
  how: {"values":["phone","message","in-person","mail"]},
  noConflict: {"values":[true]},
} as const;

export const AcceptUndertaking = {
  version: {"minLength":1,"maxLength":20},
} as const;

export const AcknowledgeDeadline = {
  how: {"values":["screen","phone"]},
} as const;

export const AddHelper = {
  part: {"values":["languages-and-phone","deadlines"]},
} as const;

export const AdvanceClock = {
  advance: {"pattern":"^P(?=.)(\\d{1,3}W)?(\\d{1,3}D)?(T(?=.)(\\d{1,3}H)?(\\d{1,4}M)?)?$"},
} as const;

export const AnswerQuestion = {
  text: {"minLength":1,"maxLength":4000},
} as const;

export const AssessInput = {
  commune: {"minimum":1,"maximum":9999},
  canton: {"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
} as const;

export const AttachEvidence = {
  kind: {"values":["letter","decision","minutes","e-mail","publication","note","witness","photo","recording","other"]},
  reference: {"minLength":1,"maxLength":300},
  heldBy: {"values":["person","adviser","network","public"]},
} as const;

export const AuthorityInput = {
  level: {"values":["commune","citizens-commune","canton","federal"]},
  canton: {"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
  commune: {"minimum":1,"maximum":9999},
  organ: {"values":["executive","assembly","parliament","commission","administration","court"]},
} as const;

export const BounceInput = {
  id: {"minLength":1,"maxLength":100},
  kind: {"values":["hard","soft"]},
  code: {"pattern":"^\\d(\\.\\d{1,3}\\.\\d{1,3}|\\d\\d)$"},
} as const;

export const Confirm = {
  password: {"minLength":1,"maxLength":200},
  code: {"minLength":1,"maxLength":40},
} as const;

export const ConfirmSecondFactor = {
  code: {"minLength":1,"maxLength":40},
} as const;

export const ConflictInput = {
  kind: {"values":["authority","person"]},
  canton: {"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
  commune: {"minimum":1,"maximum":9999},
  caseReference: {"minLength":1,"maxLength":20},
} as const;

export const ConsentInput = {
  purpose: {"values":["help","contact","statistics","anonymous-story","named-story","first-vote"]},
  textVersion: {"minLength":1,"maxLength":40},
  channel: {"values":["form","phone","in-person","paper","helper"]},
} as const;

export const ContactConsentInput = {
  textVersion: {"minLength":1,"maxLength":40},
  channel: {"values":["form","phone","in-person","paper","helper"]},
} as const;

export const ContactInput = {
  email: {"maxLength":200},
  phone: {"minLength":1,"maxLength":120},
  sharedWithNote: {"minLength":1,"maxLength":120},
  bestTime: {"minLength":1,"maxLength":200},
} as const;

export const CreateAccount = {
  email: {"maxLength":200},
  name: {"minLength":1,"maxLength":120},
  role: {"values":["adviser","coordinator","staff","privacy","admin"]},
  cantons: {"maxItems":27,"values":["CH","ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
  locale: {"values":["de","fr","it","en"]},
} as const;

export const CreateAdviser = {
  phone: {"minLength":1,"maxLength":120},
  languages: {"minItems":1,"maxItems":20},
  communes: {"minItems":1,"maxItems":50},
  cantons: {"maxItems":26,"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
  capacity: {"minimum":0,"maximum":100},
  specialities: {"maxItems":8,"values":["ordinary","facilitated-spouse","facilitated-spouse-abroad","facilitated-third-generation","facilitated-child","facilitated-stateless-child","reinstatement","appeal"]},
  conflicts: {"maxItems":50},
  firstName: {"minLength":1,"maxLength":80},
  lastName: {"minLength":1,"maxLength":80},
  email: {"maxLength":200},
  state: {"values":["applying","active","paused","left"]},
} as const;

export const CreateCampaign = {
  source: {"maxLength":40,"pattern":"^(?!other$)[a-z0-9-]{1,40}$"},
} as const;

export const CreateCase = {
  consents: {"minItems":1,"maxItems":6},
  procedure: {"values":["ordinary","facilitated-spouse","facilitated-spouse-abroad","facilitated-third-generation","facilitated-child","facilitated-stateless-child","reinstatement","unknown"]},
  stage: {"values":["requested","screening","preparation","filed","examination","interview","communal-decision","public-notice","federal-authorisation","cantonal-decision","closed","suspended","refused","appeal","withdrawn","moved"]},
  members: {"maxItems":20},
  note: {"minLength":1,"maxLength":4000},
} as const;

export const CreateExport = {
  report: {"values":["irregularities"]},
  format: {"values":["csv","json"]},
  profile: {"values":["safe","full"]},
  reason: {"minLength":1,"maxLength":500},
} as const;

export const CreateFollowUp = {
  title: {"minLength":1,"maxLength":200},
  remindDaysBefore: {"maxItems":6},
} as const;

export const CreateHelpRequest = {
  firstName: {"minLength":1,"maxLength":80},
  lastName: {"minLength":1,"maxLength":80},
  languages: {"minItems":1,"maxItems":10},
  commune: {"minimum":1,"maximum":9999},
  procedure: {"values":["ordinary","facilitated-spouse","facilitated-spouse-abroad","facilitated-third-generation","facilitated-child","facilitated-stateless-child","reinstatement","unknown"]},
  message: {"minLength":1,"maxLength":4000},
  worries: {"maxItems":12,"values":["deadline","refused","money","debts","social","record","papers","language","moving","separation","family","waiting"]},
  members: {"maxItems":20},
  source: {"pattern":"^[a-z0-9-]{1,40}$"},
  website: {"maxLength":0,"values":[""]},
  consents: {"maxItems":6},
} as const;

export const CreateIrregularity = {
  kind: {"values":["act","omission"]},
  evidenceLevel: {"values":["alleged","documented","corroborated","established"]},
  code: {"values":["NO_REASONS","INVALID_VOTE","NO_HEARING","NO_RECORD","UNANNOUNCED_TEST","EXCESSIVE_KNOWLEDGE","LANGUAGE_PROOF","SINGLE_CRITERION","DISCRIMINATION","PERSONAL_CIRCUMSTANCES","UNDUE_DELAY","EXCESSIVE_FEE","RESIDENCE_CALC","FINANCIAL_CRITERION","CRIMINAL_RECORD","PRIVACY_BREACH","DISCOURAGEMENT","NO_REMEDY","BIAS","NON_COMPLIANCE","IDENTITY_DOCUMENTS","OTHER"]},
  description: {"minLength":1,"maxLength":4000},
  consent: {"values":["internal","statistics","anonymous-story","named-story"]},
} as const;

export const CreateNote = {
  kind: {"values":["note","call","meeting","letter","message"]},
  text: {"minLength":1,"maxLength":4000},
} as const;

export const CreateOffer = {
  how: {"values":["phone","message","in-person","mail"]},
  noConflict: {"values":[true]},
} as const;

export const CreateOrganisation = {
  name: {"minLength":1,"maxLength":120},
  kind: {"values":["section","sister-party","community","assembly"]},
  canton: {"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
} as const;

export const CreatePasskey = {
  name: {"minLength":1,"maxLength":80},
  id: {"minLength":1,"maxLength":4000},
  clientDataJSON: {"minLength":1,"maxLength":4000},
  attestationObject: {"minLength":1,"maxLength":4000},
  transports: {"maxItems":6,"values":["usb","nfc","ble","smart-card","hybrid","internal"]},
} as const;

export const DeadlineInput = {
  delivery: {"values":["in-person","registered","ordinary","electronic"]},
  days: {"minimum":1,"maximum":365},
  matter: {"values":["other","voting-rights"]},
  forum: {"values":["federal-court","federal-administrative-court","canton","canton-authority","canton-court"]},
  partyCanton: {"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
  forumCanton: {"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
} as const;

export const DecisionInput = {
  delivery: {"values":["in-person","registered","ordinary","electronic"]},
  by: {"minLength":1,"maxLength":200},
  remedyBody: {"minLength":1,"maxLength":200},
  remedyKind: {"values":["authority","court"]},
  termDays: {"minimum":1,"maximum":365},
} as const;

export const DeclineOffer = {
  how: {"values":["phone","message","in-person","mail"]},
  reason: {"values":["no-time","too-far","language","conflict","not-qualified","absent","other"]},
  note: {"minLength":1,"maxLength":500},
} as const;

export const ExportFilter = {
  canton: {"maxItems":26,"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
  code: {"maxItems":22,"values":["NO_REASONS","INVALID_VOTE","NO_HEARING","NO_RECORD","UNANNOUNCED_TEST","EXCESSIVE_KNOWLEDGE","LANGUAGE_PROOF","SINGLE_CRITERION","DISCRIMINATION","PERSONAL_CIRCUMSTANCES","UNDUE_DELAY","EXCESSIVE_FEE","RESIDENCE_CALC","FINANCIAL_CRITERION","CRIMINAL_RECORD","PRIVACY_BREACH","DISCOURAGEMENT","NO_REMEDY","BIAS","NON_COMPLIANCE","IDENTITY_DOCUMENTS","OTHER"]},
  status: {"maxItems":7,"values":["reported","under-review","needs-more","confirmed","rejected","in-follow-up","resolved"]},
} as const;

export const ExtendDeadline = {
  letter: {"minLength":1,"maxLength":300},
} as const;

export const FinishFollowUp = {
  note: {"minLength":1,"maxLength":2000},
} as const;

export const ForgotPassword = {
  email: {"maxLength":200},
} as const;

export const HelperInput = {
  name: {"minLength":1,"maxLength":120},
  phone: {"minLength":1,"maxLength":120},
  relation: {"minLength":1,"maxLength":80},
} as const;

export const InviteAdviser = {
  locale: {"values":["de","fr","it","en"]},
} as const;

export const LanguageFacts = {
  oral: {"values":["none","A1","A2","B1","B2","C1","C2","native","unknown"]},
  written: {"values":["none","A1","A2","B1","B2","C1","C2","native","unknown"]},
  proof: {"values":["certificate","school","mother-tongue","none","unknown"]},
} as const;

export const MeetDeadline = {
  how: {"values":["in-person","registered","ordinary","electronic"]},
  tracking: {"minLength":1,"maxLength":80},
  words: {"minLength":1,"maxLength":1000},
} as const;

export const MemberInput = {
  firstName: {"minLength":1,"maxLength":80},
  birthYear: {"minimum":1900,"maximum":2200},
  relation: {"values":["spouse","child","parent","other"]},
} as const;

export const MissDeadline = {
  next: {"values":["restitution","new-request","nothing"]},
  words: {"minLength":1,"maxLength":2000},
} as const;

export const MoveCase = {
  to: {"values":["requested","screening","preparation","filed","examination","interview","communal-decision","public-notice","federal-authorisation","cantonal-decision","closed","suspended","refused","appeal","withdrawn","moved"]},
  outcome: {"values":["naturalised","advised","referred","unreachable","not-ours","duplicate"]},
} as const;

export const MoveIrregularity = {
  kind: {"values":["act","omission"]},
  evidenceLevel: {"values":["alleged","documented","corroborated","established"]},
  to: {"values":["reported","under-review","needs-more","confirmed","rejected","in-follow-up","resolved"]},
  reason: {"minLength":1,"maxLength":2000},
} as const;

export const PersonInput = {
  firstName: {"minLength":1,"maxLength":80},
  lastName: {"minLength":1,"maxLength":80},
  languages: {"minItems":1,"maxItems":10},
  commune: {"minimum":1,"maximum":9999},
} as const;

export const ReceiveLetter = {
  kind: {"values":["refusal","partial-refusal","right-to-be-heard","documents","interview","fee","favourable","other"]},
  delivery: {"values":["in-person","registered","ordinary","electronic"]},
  by: {"minLength":1,"maxLength":200},
  remedyBody: {"minLength":1,"maxLength":200},
  remedyKind: {"values":["authority","court"]},
  termDays: {"minimum":1,"maximum":365},
  stage: {"values":["requested","screening","preparation","filed","examination","interview","communal-decision","public-notice","federal-authorisation","cantonal-decision","suspended","refused","appeal","moved"]},
  text: {"minLength":1,"maxLength":4000},
} as const;

export const ReleaseCase = {
  reason: {"minLength":1,"maxLength":500},
  deadlinesTo: {"values":["coordinator"]},
} as const;

export const RequestSignInLink = {
  email: {"maxLength":200},
} as const;

export const RetryAllInput = {
  state: {"values":["held","failed"]},
} as const;

export const Search = {
  q: {"minLength":1,"maxLength":120},
} as const;

export const SearchPeople = {
  q: {"minLength":1,"maxLength":120},
} as const;

export const SetCheckIns = {
  silenceDays: {"minimum":14,"maximum":365},
} as const;

export const SeverityInput = {
  scale: {"minimum":1,"maximum":4},
  scope: {"values":["one","household","several","systemic"]},
  remediable: {"values":["easily","with-effort","hardly","not"]},
} as const;

export const SignIn = {
  email: {"maxLength":200},
  password: {"minLength":1,"maxLength":200},
} as const;

export const SignInByCode = {
  email: {"maxLength":200},
  code: {"minLength":1,"maxLength":40},
} as const;

export const SpokenLanguageInput = {
  level: {"values":["basic","fluent","native"]},
} as const;

export const StayInput = {
  permit: {"values":["B","C","Ci","F","L","N","S","legitimation-card","unknown"]},
} as const;

export const UpdateAccount = {
  role: {"values":["adviser","coordinator","staff","privacy","admin"]},
  cantons: {"maxItems":27,"values":["CH","ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
} as const;

export const UpdateAdviser = {
  phone: {"minLength":1,"maxLength":120},
  languages: {"minItems":1,"maxItems":20},
  communes: {"minItems":1,"maxItems":50},
  cantons: {"maxItems":26,"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
  capacity: {"minimum":0,"maximum":100},
  specialities: {"maxItems":8,"values":["ordinary","facilitated-spouse","facilitated-spouse-abroad","facilitated-third-generation","facilitated-child","facilitated-stateless-child","reinstatement","appeal"]},
  conflicts: {"maxItems":50},
  firstName: {"minLength":1,"maxLength":80},
  lastName: {"minLength":1,"maxLength":80},
  email: {"maxLength":200},
  state: {"values":["applying","active","paused","left"]},
} as const;

export const UpdateCase = {
  procedure: {"values":["ordinary","facilitated-spouse","facilitated-spouse-abroad","facilitated-third-generation","facilitated-child","facilitated-stateless-child","reinstatement","unknown"]},
  commune: {"minimum":1,"maximum":9999},
  members: {"maxItems":20},
  worries: {"maxItems":12,"values":["deadline","refused","money","debts","social","record","papers","language","moving","separation","family","waiting"]},
} as const;

export const UpdateFollowUp = {
  title: {"minLength":1,"maxLength":200},
  remindDaysBefore: {"maxItems":6},
} as const;

export const UpdateIrregularity = {
  kind: {"values":["act","omission"]},
  evidenceLevel: {"values":["alleged","documented","corroborated","established"]},
  code: {"values":["NO_REASONS","INVALID_VOTE","NO_HEARING","NO_RECORD","UNANNOUNCED_TEST","EXCESSIVE_KNOWLEDGE","LANGUAGE_PROOF","SINGLE_CRITERION","DISCRIMINATION","PERSONAL_CIRCUMSTANCES","UNDUE_DELAY","EXCESSIVE_FEE","RESIDENCE_CALC","FINANCIAL_CRITERION","CRIMINAL_RECORD","PRIVACY_BREACH","DISCOURAGEMENT","NO_REMEDY","BIAS","NON_COMPLIANCE","IDENTITY_DOCUMENTS","OTHER"]},
  description: {"minLength":1,"maxLength":4000},
  consent: {"values":["internal","statistics","anonymous-story","named-story"]},
} as const;

export const UpdateMe = {
  locale: {"values":["de","fr","it","en"]},
} as const;

export const UpdateOrganisation = {
  name: {"minLength":1,"maxLength":120},
  kind: {"values":["section","sister-party","community","assembly"]},
  canton: {"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
} as const;

export const UpdateOwnProfile = {
  phone: {"minLength":1,"maxLength":120},
  languages: {"minItems":1,"maxItems":20},
  communes: {"minItems":1,"maxItems":50},
  cantons: {"maxItems":26,"values":["ZH","BE","LU","UR","SZ","OW","NW","GL","ZG","FR","SO","BS","BL","SH","AR","AI","SG","GR","AG","TG","TI","VD","VS","NE","GE","JU"]},
  capacity: {"minimum":0,"maximum":100},
  specialities: {"maxItems":8,"values":["ordinary","facilitated-spouse","facilitated-spouse-abroad","facilitated-third-generation","facilitated-child","facilitated-stateless-child","reinstatement","appeal"]},
  conflicts: {"maxItems":50},
  state: {"values":["active","paused"]},
} as const;

export const UpdatePerson = {
  firstName: {"minLength":1,"maxLength":80},
  lastName: {"minLength":1,"maxLength":80},
  languages: {"minItems":1,"maxItems":10},
} as const;

export const UpdateWaiting = {
  decline: {"values":["advised","referred","unreachable","not-ours","duplicate"]},
  reason: {"minLength":1,"maxLength":500},
  message: {"minLength":1,"maxLength":2000},
} as const;

export const UseLink = {
  token: {"minLength":1,"maxLength":100},
  password: {"minLength":1,"maxLength":200},
  name: {"minLength":1,"maxLength":120},
  email: {"maxLength":200},
} as const;

export const UsePasskey = {
  id: {"minLength":1,"maxLength":4000},
  clientDataJSON: {"minLength":1,"maxLength":4000},
  authenticatorData: {"minLength":1,"maxLength":4000},
  signature: {"minLength":1,"maxLength":4000},
} as const;

export const WaiveDeadline = {
  words: {"minLength":1,"maxLength":2000},
  heardBy: {"minLength":1,"maxLength":120},
} as const;

export const AttachmentFile = {
  types: ["image/jpeg","image/png","image/webp","application/pdf"],
  maxBytes: 10485760,
  title: {"maxLength":120},
} as const;

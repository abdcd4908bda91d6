export { answerSurvey } from "./answer-survey";
export {
  checkBeside,
  type GivenBeside,
  type KeptBeside,
  openBeside,
  type StoredBeside,
  sealBeside,
} from "./answers-beside";
export {
  type AskedVersion,
  checkAnswers,
  formAnsweredAt,
  formAt,
  formVersion,
  liveForm,
  sayAnswers,
  toAnswer,
} from "./asked-form";
export { fieldRoutes } from "./field.routes";
export { formRoutes } from "./form.routes";
export { formPlaces, placeForm } from "./form-place.model";
export { fieldColumns, listenToImports } from "./import-fields";
export { keepInRecord } from "./keep-in-record";
export { publishReadyForms, ReadyForms } from "./publish-ready";
export { recordRoutes } from "./record.routes";
export { rightsRoutes } from "./rights.routes";
export { sendSurvey } from "./send-survey";
export { surveyNoticeConsumer } from "./survey.events";
export { asks, surveys } from "./survey.model";
export { surveyRoutes } from "./survey.routes";

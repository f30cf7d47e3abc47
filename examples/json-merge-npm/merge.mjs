// @ts-check
// Two people edit one menu from the same start: what only one of them changed is taken, and a person decides the rest.
import assert from "node:assert/strict";
import { apply, canonical, diff, merge, parse, resolve } from "@stet/json-merge";

const base = parse(`{"dishes":[{"id":"soup","name":"Soup","price":5},{"id":"fish","name":"Fish","price":14}]}`);
// Ann moves the fish to the top, and makes the soup dearer.
const ann = parse(`{"dishes":[{"id":"fish","name":"Fish","price":14},{"id":"soup","name":"Soup","price":6}]}`);
// Ben renames the fish, adds a cake, and makes the soup cheaper.
const ben = parse(`{"dishes":[{"id":"soup","name":"Soup","price":4},{"id":"fish","name":"Trout","price":14},
                              {"id":"cake","name":"Cake","price":3}]}`);

const { tree, conflicts } = merge(base, ann, ben);
console.log("Both changes:", canonical(tree));
for (const { path, kind, yours, theirs } of conflicts) {
  console.log(`To decide: ${path} (${kind}), ${yours} or ${theirs}`);
}
assert.equal(conflicts.length, 1);

const decided = resolve(base, ann, ben, { "/dishes/soup/price": { value: 5.5 } });
console.log("Decided:", canonical(decided));

// What Ben's program has to change to get there, as RFC 6902.
const patch = diff(ben, decided);
console.log("Patch for Ben:", canonical(/** @type {any} */ (patch)));
assert.equal(canonical(apply(ben, patch)), canonical(decided));

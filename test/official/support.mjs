//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the tests with both clients share.
//
import assert from 'node:assert/strict';

function needed(name) {
    const value = process.env[name];
    assert.ok(value, `${name} is not set: start the tests with run.sh`);
    return value;
}

// The emulator that run.sh has started.
export const server = {
    endpoint: needed('EMULATOR_ENDPOINT'),
    project: needed('EMULATOR_PROJECT'),
    key: needed('EMULATOR_KEY'),
    readOnlyKey: needed('EMULATOR_READ_ONLY_KEY'),
};

export function connect(Client, key = server.key) {
    return new Client().setEndpoint(server.endpoint).setProject(server.project).setKey(key);
}

// Expects the client's own exception with this status and error type.
export async function refused(call, code, type) {
    await assert.rejects(call, (error) => {
        assert.equal(error.constructor.name, 'AppwriteException', `${error}`);
        assert.deepEqual({ code: error.code, type: error.type }, { code, type }, error.message);
        return true;
    });
}

// What an app does for its user, without an API key. Returns the status and the answer.
export async function asApp(method, path, body) {
    const answer = await fetch(server.endpoint + path, {
        method,
        headers: { 'content-type': 'application/json', 'x-appwrite-project': server.project },
        body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
}

export const idsOf = (list) => list.map((one) => one.$id);

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The official client of Appwrite 0.15 and the emulator.
//
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import sdk from 'node-appwrite';

import { asApp, connect, idsOf, refused, server } from '../support.mjs';

const users = new sdk.Users(connect(sdk.Client));

async function removeAll() {
    for (;;) {
        const { users: some } = await users.list(undefined, 100);
        if (some.length === 0) return;
        for (const { $id } of some) await users.delete($id);
    }
}

describe('one user', () => {
    before(async () => {
        await removeAll();
        await users.create('walter', 'walter@example.com', 'correct horse', 'Walter');
    });
    after(removeAll);

    test('is created as asked for', async () => {
        const made = await users.get('walter');
        assert.equal(made.email, 'walter@example.com');
        assert.equal(made.name, 'Walter');
        assert.equal(made.phone, '');
        assert.equal(made.status, true);
        assert.equal(made.emailVerification, false);
        assert.deepEqual(made.prefs, {});
        assert.ok(Math.abs(made.registration - Date.now() / 1000) < 60);
        assert.equal('hash' in made, false);
    });

    test('gets an id from the server', async () => {
        const made = await users.create('unique()', 'unique@example.com', 'correct horse');
        assert.match(made.$id, /^[0-9a-f]{20}$/);
        assert.equal(made.name, '');
        await users.delete(made.$id);
    });

    test('is updated property by property', async () => {
        assert.equal((await users.updateName('walter', 'Wälter ✓')).name, 'Wälter ✓');
        assert.equal((await users.updateEmailVerification('walter', true)).emailVerification, true);
        const moved = await users.updateEmail('walter', 'WW@Example.com');
        assert.equal(moved.email, 'ww@example.com');
        assert.equal(moved.emailVerification, false);
        assert.equal((await users.updatePhone('walter', '+4930999999')).phone, '+4930999999');
        assert.equal((await users.updatePhoneVerification('walter', true)).phoneVerification, true);
        await users.updatePassword('walter', 'another horse');
        assert.equal((await users.updateStatus('walter', false)).status, false);
        assert.equal((await users.updateStatus('walter', true)).status, true);
        assert.equal((await users.get('walter')).name, 'Wälter ✓');
    });

    test('keeps preferences', async () => {
        const prefs = { theme: 'dark', size: 12, nested: { list: [1, 2.5, 'three', null, true] } };
        assert.deepEqual(await users.updatePrefs('walter', prefs), prefs);
        assert.deepEqual(await users.getPrefs('walter'), prefs);
        assert.deepEqual((await users.get('walter')).prefs, prefs);
        assert.deepEqual(await users.updatePrefs('walter', { theme: 'light' }), { theme: 'light' });
    });

    test('has sessions', async () => {
        const credentials = { email: 'ww@example.com', password: 'another horse' };
        const first = await asApp('POST', '/account/sessions/email', credentials);
        const second = await asApp('POST', '/account/sessions/email', credentials);
        assert.deepEqual([first.status, second.status], [201, 201]);
        const wrong = await asApp('POST', '/account/sessions/email', { ...credentials, password: 'correct horse' });
        assert.deepEqual([wrong.status, wrong.body.type], [401, 'user_invalid_credentials']);

        const listed = await users.getSessions('walter');
        assert.equal(listed.total, 2);
        assert.deepEqual(idsOf(listed.sessions).sort(), [first.body.$id, second.body.$id].sort());
        await users.deleteSession('walter', first.body.$id);
        assert.deepEqual(idsOf((await users.getSessions('walter')).sessions), [second.body.$id]);
        await users.deleteSessions('walter');
        assert.equal((await users.getSessions('walter')).total, 0);
        const { logs } = await users.getLogs('walter');
        assert.ok(logs.length >= 2);
    });

    test('has memberships', async () => {
        const teams = new sdk.Teams(connect(sdk.Client));
        await teams.create('crew', 'Crew');
        await teams.createMembership('crew', 'ww@example.com', ['cook'], 'https://localhost/join', 'Walter');
        const { total, memberships } = await users.getMemberships('walter');
        assert.equal(total, 1);
        assert.equal(memberships[0].teamName, 'Crew');
        assert.deepEqual(memberships[0].roles, ['cook']);
        await teams.delete('crew');
    });
});

describe('lists', () => {
    const all = Array.from({ length: 60 }, (unused, i) => `page${String(i).padStart(2, '0')}`);

    before(async () => {
        await removeAll();
        for (const id of all) await users.create(id, `${id}@example.com`, 'correct horse', `Name ${id.at(-1)}`);
    });
    after(removeAll);

    test('have 25 users unless more are asked for', async () => {
        const page = await users.list();
        assert.equal(page.total, 60);
        assert.deepEqual(idsOf(page.users), all.slice(0, 25));
        assert.deepEqual(idsOf((await users.list(undefined, 2, 10)).users), all.slice(10, 12));
        assert.deepEqual(idsOf((await users.list(undefined, 2, 0, undefined, undefined, 'DESC')).users), ['page59', 'page58']);
    });

    test('are walked with cursors, in both directions', async () => {
        const forward = [];
        for (;;) {
            const { users: page } = await users.list(undefined, 7, undefined, forward.at(-1), 'after');
            if (page.length === 0) break;
            forward.push(...idsOf(page));
        }
        assert.deepEqual(forward, all);
        const backward = ['page59'];
        for (;;) {
            const { users: page } = await users.list(undefined, 7, undefined, backward[0], 'before');
            if (page.length === 0) break;
            backward.unshift(...idsOf(page));
        }
        assert.deepEqual(backward, all);
    });

    test('are searched', async () => {
        const found = await users.list('page12');
        assert.deepEqual(idsOf(found.users), ['page12']);
        assert.equal(found.total, 1);
    });

    test('refuse bad limits and cursors', async () => {
        await refused(users.list(undefined, 101), 400, 'general_argument_invalid');
        await refused(users.list(undefined, 5, 0, 'nobody'), 400, 'general_cursor_not_found');
        await refused(users.list(undefined, 5, 0, undefined, undefined, 'asc'), 400, 'general_argument_invalid');
    });
});

describe('errors', () => {
    before(async () => {
        await removeAll();
        await users.create('walter', 'walter@example.com', 'correct horse', 'Walter');
    });
    after(removeAll);

    test('name what is wrong', async () => {
        await refused(users.get('nobody'), 404, 'user_not_found');
        await refused(users.delete('nobody'), 404, 'user_not_found');
        await refused(users.create('walter', 'second@example.com', 'correct horse'), 409, 'user_already_exists');
        await refused(users.create('other', 'walter@example.com', 'correct horse'), 409, 'user_already_exists');
        await refused(users.create('_bad', 'other@example.com', 'correct horse'), 400, 'general_argument_invalid');
        await refused(users.create('other', 'no address', 'correct horse'), 400, 'general_argument_invalid');
        await refused(users.updatePassword('walter', 'short'), 400, 'general_argument_invalid');
        await refused(users.updateName('walter', ''), 400, 'general_argument_invalid');
        await users.create('other', 'other@example.com', 'correct horse');
        await refused(users.updateEmail('other', 'walter@example.com'), 409, 'user_email_already_exists');
    });

    test('come from keys', async () => {
        await refused(new sdk.Users(connect(sdk.Client, 'no such key')).list(), 401, 'general_unauthorized_scope');
        const reader = new sdk.Users(connect(sdk.Client, server.readOnlyKey));
        assert.equal((await reader.get('walter')).$id, 'walter');
        await refused(reader.delete('walter'), 401, 'general_unauthorized_scope');
    });

    test('are the same after deletion', async () => {
        await users.delete('walter');
        await refused(users.get('walter'), 404, 'user_not_found');
    });
});

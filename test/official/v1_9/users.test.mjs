//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The official client of Appwrite 1.9 and the emulator.
//
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { AuthenticatorType, Client, ID, MessagingProviderType, PasswordHash, Query, Teams, Users } from 'node-appwrite';

import { asApp, connect, idsOf, refused, server } from '../support.mjs';

const users = new Users(connect(Client));

async function removeAll() {
    for (;;) {
        const { users: some } = await users.list({ queries: [Query.limit(100)] });
        if (some.length === 0) return;
        for (const { $id } of some) await users.delete({ userId: $id });
    }
}

const walter = { userId: 'walter', email: 'walter@example.com', phone: '+4930123456', password: 'correct horse', name: 'Walter' };

describe('one user', () => {
    before(async () => {
        await removeAll();
        await users.create(walter);
    });
    after(removeAll);

    test('is created as asked for', async () => {
        const made = await users.get({ userId: 'walter' });
        assert.equal(made.email, 'walter@example.com');
        assert.equal(made.phone, '+4930123456');
        assert.equal(made.name, 'Walter');
        assert.equal(made.status, true);
        assert.equal(made.emailVerification, false);
        assert.equal(made.hash, 'argon2');
        assert.deepEqual(made.labels, []);
        assert.deepEqual({ ...made.prefs }, {});
        assert.deepEqual(made.targets.map((target) => target.identifier).sort(), ['+4930123456', 'walter@example.com']);
        assert.ok(Math.abs(Date.parse(made.registration) - Date.now()) < 60000);
    });

    test('gets an id from the client or from the server', async () => {
        const [first, second] = [await users.create({ userId: ID.unique() }), await users.create({ userId: 'unique()' })];
        assert.match(first.$id, /^[0-9a-f]{20}$/);
        assert.match(second.$id, /^[0-9a-f]{20}$/);
        assert.notEqual(first.$id, second.$id);
        await users.delete({ userId: first.$id });
        await users.delete({ userId: second.$id });
    });

    test('is updated property by property', async () => {
        assert.equal((await users.updateName({ userId: 'walter', name: 'Wälter ✓' })).name, 'Wälter ✓');
        assert.equal((await users.updateEmailVerification({ userId: 'walter', emailVerification: true })).emailVerification, true);
        const moved = await users.updateEmail({ userId: 'walter', email: 'WW@Example.com' });
        assert.equal(moved.email, 'ww@example.com');
        assert.equal(moved.emailVerification, false);
        assert.equal((await users.updatePhone({ userId: 'walter', number: '+4930999999' })).phone, '+4930999999');
        assert.equal((await users.updatePhoneVerification({ userId: 'walter', phoneVerification: true })).phoneVerification, true);
        assert.notEqual((await users.updatePassword({ userId: 'walter', password: 'another horse' })).passwordUpdate, '');
        assert.equal((await users.updateStatus({ userId: 'walter', status: false })).status, false);
        assert.equal((await users.updateStatus({ userId: 'walter', status: true })).status, true);
        assert.equal((await users.updateMFA({ userId: 'walter', mfa: true })).mfa, true);
        assert.equal((await users.updateMFA({ userId: 'walter', mfa: false })).mfa, false);
        assert.deepEqual((await users.updateLabels({ userId: 'walter', labels: ['vip', 'beta', 'vip'] })).labels, ['vip', 'beta']);
        assert.equal((await users.get({ userId: 'walter' })).name, 'Wälter ✓');
    });

    test('keeps preferences', async () => {
        const prefs = { theme: 'dark', size: 12, nested: { list: [1, 2.5, 'three', null, true] } };
        const plain = (value) => JSON.parse(JSON.stringify(value));
        assert.deepEqual(plain(await users.updatePrefs({ userId: 'walter', prefs })), prefs);
        assert.deepEqual(plain(await users.getPrefs({ userId: 'walter' })), prefs);
        assert.deepEqual(plain((await users.get({ userId: 'walter' })).prefs), prefs);
        assert.deepEqual(plain(await users.updatePrefs({ userId: 'walter', prefs: { theme: 'light' } })), { theme: 'light' });
    });

    test('has sessions', async () => {
        const made = await users.createSession({ userId: 'walter' });
        assert.equal(made.userId, 'walter');
        assert.notEqual(made.secret, '');
        const login = await asApp('POST', '/account/sessions/email', { email: 'ww@example.com', password: 'another horse' });
        assert.equal(login.status, 201);
        const wrong = await asApp('POST', '/account/sessions/email', { email: 'ww@example.com', password: 'correct horse' });
        assert.deepEqual([wrong.status, wrong.body.type], [401, 'user_invalid_credentials']);

        const listed = await users.listSessions({ userId: 'walter' });
        assert.equal(listed.total, 2);
        assert.deepEqual(idsOf(listed.sessions).sort(), [made.$id, login.body.$id].sort());
        await users.deleteSession({ userId: 'walter', sessionId: made.$id });
        assert.deepEqual(idsOf((await users.listSessions({ userId: 'walter' })).sessions), [login.body.$id]);
        await users.deleteSessions({ userId: 'walter' });
        assert.equal((await users.listSessions({ userId: 'walter' })).total, 0);
        const { logs } = await users.listLogs({ userId: 'walter' });
        assert.ok(logs.length >= 1);
        assert.equal(logs[0].userEmail, 'ww@example.com');
    });

    test('gets tokens', async () => {
        const token = await users.createToken({ userId: 'walter', length: 32, expire: 600 });
        assert.equal(token.secret.length, 32);
        const { jwt } = await users.createJWT({ userId: 'walter' });
        assert.equal(jwt.split('.').length, 3);
    });

    test('has targets', async () => {
        const made = await users.createTarget({
            userId: 'walter', targetId: 'second', providerType: MessagingProviderType.Email, identifier: 'second@example.com',
            name: 'Second',
        });
        assert.equal(made.providerType, 'email');
        assert.equal(made.name, 'Second');
        assert.equal((await users.getTarget({ userId: 'walter', targetId: 'second' })).identifier, 'second@example.com');
        const renamed = await users.updateTarget({ userId: 'walter', targetId: 'second', identifier: '2nd@example.com' });
        assert.equal(renamed.identifier, '2nd@example.com');
        const { total, targets } = await users.listTargets({ userId: 'walter' });
        assert.equal(total, 3);
        assert.ok(idsOf(targets).includes('second'));
        await users.deleteTarget({ userId: 'walter', targetId: 'second' });
        assert.equal((await users.listTargets({ userId: 'walter' })).total, 2);
        await refused(users.getTarget({ userId: 'walter', targetId: 'second' }), 404, 'user_target_not_found');
    });

    test('has second factors', async () => {
        const factors = await users.listMFAFactors({ userId: 'walter' });
        assert.equal(factors.totp, false);
        await refused(users.getMFARecoveryCodes({ userId: 'walter' }), 404, 'user_recovery_codes_not_found');
        const { recoveryCodes } = await users.createMFARecoveryCodes({ userId: 'walter' });
        assert.ok(recoveryCodes.length > 0);
        assert.deepEqual((await users.getMFARecoveryCodes({ userId: 'walter' })).recoveryCodes, recoveryCodes);
        assert.notDeepEqual((await users.updateMFARecoveryCodes({ userId: 'walter' })).recoveryCodes, recoveryCodes);
        await refused(users.deleteMFAAuthenticator({ userId: 'walter', type: AuthenticatorType.Totp }), 404,
            'user_authenticator_not_found');
    });

    test('has memberships and identities', async () => {
        const teams = new Teams(connect(Client));
        await teams.create({ teamId: 'crew', name: 'Crew' });
        await teams.createMembership({ teamId: 'crew', roles: ['cook'], userId: 'walter' });
        const { total, memberships } = await users.listMemberships({ userId: 'walter' });
        assert.equal(total, 1);
        assert.equal(memberships[0].teamName, 'Crew');
        assert.deepEqual(memberships[0].roles, ['cook']);
        await teams.delete({ teamId: 'crew' });
        assert.equal((await users.listIdentities()).total, 0);
        await refused(users.deleteIdentity({ identityId: 'nobodys' }), 404, 'user_identity_not_found');
    });
});

describe('imports', () => {
    after(removeAll);

    test('each kind of hash', async () => {
        const of = (name) => ({ userId: name, email: `${name}@example.com`, name });
        await users.createArgon2User({ ...of('argon2'), password: '$argon2id$v=19$m=16,t=2,p=1$c2FsdHNhbHQ$aGFzaA' });
        await users.createBcryptUser({ ...of('bcrypt'), password: '$2a$10$abcdefghijklmnopqrstuv' });
        await users.createMD5User({ ...of('md5'), password: '144fa7eaa4904e8ee120651997f70dcc' });
        await users.createPHPassUser({ ...of('phpass'), password: '$P$Br387rwferoKN7uwHZqNMu98q3U8RO.' });
        await users.createScryptUser({
            ...of('scrypt'), password: 'b448ad7ba88b653b5b56b8053a06806724932d0751988bc9cd0ef7ff059e8ba8a020e1913b7069a650d3f99a1559aba0221f2c277826919513a054e76e339028',
            passwordSalt: 'some-salt', passwordCpu: 16384, passwordMemory: 12, passwordParallel: 2, passwordLength: 64,
        });
        await users.createScryptModifiedUser({
            ...of('modified'), password: 'UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==',
            passwordSalt: 'UxLMreBr6tYyjQ==', passwordSaltSeparator: 'Bw==',
            passwordSignerKey: 'XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==',
        });
        await users.createSHAUser({
            ...of('sha'), password: '4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6bf6ba04e21f11ae138785d0bff63c416e6f87badbffad37f6dee50094cc38c70',
            passwordVersion: PasswordHash.Sha3512,
        });
        const { users: all } = await users.list();
        assert.deepEqual(all.map((one) => one.hash), ['argon2', 'bcrypt', 'md5', 'phpass', 'scrypt', 'scryptMod', 'sha']);
        const login = await asApp('POST', '/account/sessions/email', { email: 'md5@example.com', password: 'appwrite' });
        assert.equal(login.status, 201);
        assert.equal((await users.get({ userId: 'md5' })).hash, 'argon2');
    });
});

describe('lists', () => {
    const all = Array.from({ length: 60 }, (unused, i) => `page${String(i).padStart(2, '0')}`);

    before(async () => {
        await removeAll();
        for (const id of all) await users.create({ userId: id, email: `${id}@example.com`, name: `Name ${id.at(-1)}` });
    });
    after(removeAll);

    test('have 25 users unless more are asked for', async () => {
        const page = await users.list();
        assert.equal(page.total, 60);
        assert.deepEqual(idsOf(page.users), all.slice(0, 25));
        assert.deepEqual(idsOf((await users.list({ queries: [Query.limit(2), Query.offset(10)] })).users), all.slice(10, 12));
    });

    test('are walked with cursors, in both directions', async () => {
        const forward = [];
        for (;;) {
            const queries = [Query.limit(7), ...forward.slice(-1).map((id) => Query.cursorAfter(id))];
            const { users: page } = await users.list({ queries });
            if (page.length === 0) break;
            forward.push(...idsOf(page));
        }
        assert.deepEqual(forward, all);
        const backward = ['page59'];
        for (;;) {
            const { users: page } = await users.list({ queries: [Query.limit(7), Query.cursorBefore(backward[0])] });
            if (page.length === 0) break;
            backward.unshift(...idsOf(page));
        }
        assert.deepEqual(backward, all);
    });

    test('are filtered and ordered', async () => {
        const ids = async (...queries) => idsOf((await users.list({ queries })).users);
        assert.deepEqual(await ids(Query.equal('name', 'Name 7')), ['page07', 'page17', 'page27', 'page37', 'page47', 'page57']);
        assert.deepEqual(await ids(Query.equal('name', ['Name 1', 'Name 2']), Query.limit(3)), ['page01', 'page02', 'page11']);
        assert.deepEqual(await ids(Query.startsWith('email', 'page3'), Query.orderDesc(''), Query.limit(2)), ['page39', 'page38']);
        assert.deepEqual(await ids(Query.orderDesc('email'), Query.limit(2)), ['page59', 'page58']);
        assert.deepEqual(await ids(Query.or([Query.equal('email', 'page05@example.com'), Query.equal('email', 'page06@example.com')])),
            ['page05', 'page06']);
        assert.deepEqual(await ids(Query.isNotNull('phone')), []);
    });

    test('are searched', async () => {
        const found = await users.list({ search: 'page12' });
        assert.deepEqual(idsOf(found.users), ['page12']);
        assert.equal(found.total, 1);
    });

    test('do not count when told so', async () => {
        assert.equal((await users.list({ total: false })).total, 0);
    });

    test('refuse what is no query', async () => {
        await refused(users.list({ queries: [Query.limit(0)] }), 400, 'general_argument_invalid');
        await refused(users.list({ queries: ['limit(2)'] }), 400, 'general_argument_invalid');
        await refused(users.list({ queries: [Query.cursorAfter('nobody')] }), 400, 'general_cursor_not_found');
    });
});

describe('errors', () => {
    before(async () => {
        await removeAll();
        await users.create(walter);
    });
    after(removeAll);

    test('name what is wrong', async () => {
        await refused(users.get({ userId: 'nobody' }), 404, 'user_not_found');
        await refused(users.delete({ userId: 'nobody' }), 404, 'user_not_found');
        await refused(users.create(walter), 409, 'user_already_exists');
        await refused(users.create({ userId: 'other', email: walter.email }), 409, 'user_already_exists');
        await refused(users.create({ userId: '_bad' }), 400, 'general_argument_invalid');
        await refused(users.create({ userId: 'other', email: 'no address' }), 400, 'general_argument_invalid');
        await refused(users.updatePassword({ userId: 'walter', password: 'short' }), 400, 'general_argument_invalid');
        await users.create({ userId: 'other', email: 'other@example.com' });
        await refused(users.updateEmail({ userId: 'other', email: walter.email }), 409, 'user_target_already_exists');
    });

    test('come from keys', async () => {
        const withKey = (key) => new Users(connect(Client, key));
        await refused(withKey('no such key').list(), 401, 'user_unauthorized');
        const reader = withKey(server.readOnlyKey);
        assert.equal((await reader.get({ userId: 'walter' })).$id, 'walter');
        await refused(reader.delete({ userId: 'walter' }), 401, 'general_unauthorized_scope');
        const elsewhere = new Client().setEndpoint(server.endpoint).setProject('no-such-project').setKey(server.key);
        await refused(new Users(elsewhere).list(), 404, 'project_not_found');
    });

    test('are the same after deletion', async () => {
        await users.delete({ userId: 'walter' });
        await refused(users.get({ userId: 'walter' }), 404, 'user_not_found');
    });
});

//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Contender: the official Node client as it comes; Node's fetch opens as many connections as there are calls in
// flight.
//
import { Client, Query, Users } from 'node-appwrite';

const options = {};
for (let i = 2; i < process.argv.length; i += 2)
    options[process.argv[i].slice(2)] = process.argv[i + 1];

const inFlight = Number(options['in-flight']);
const id = '6b04324f000000000001';
const email = 'user001@example.com';
const users = new Users(new Client()
    .setEndpoint(options.endpoint)
    .setProject('bench')
    .setKey('standard_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'));

function expect(right) {
    if (!right)
        throw new Error('the answer is not what the server was set up to say');
}

function check(user) {
    expect(user.$id === id && user.email === email);
}

async function call() {
    if (options.operation === 'get')
        return check(await users.get({ userId: id }));
    if (options.operation === 'create')
        return check(await users.create(
            { userId: id, email, password: 'correct horse battery', name: 'Walter Brien 001' }));
    const limit = Number(options.operation.slice('list'.length));
    const page = await users.list({ queries: [Query.limit(limit)] });
    expect(page.users.length === limit);
    check(page.users[0]);
}

function cpuSeconds() {
    const used = process.cpuUsage();
    return (used.user + used.system) * 1e-6;
}

const meter = {
    begins: performance.now() + options['warm-up'] * 1e3,
    over: false,
    calls: 0,
    // As in meter.hpp.
    completed() {
        ++this.calls;
        const now = performance.now();
        if (this.started === undefined) {
            if (now >= this.begins && this.calls >= 2 * inFlight) {
                this.started = now;
                this.cpu = cpuSeconds();
                this.calls = 0;
            }
        } else if (!this.over && now >= this.started + options.seconds * 1e3 && this.calls % inFlight === 0) {
            this.over = true;
            console.log(JSON.stringify({
                contender: 'node',
                operation: options.operation,
                in_flight: inFlight,
                calls: this.calls,
                wall_s: (now - this.started) * 1e-3,
                cpu_s: cpuSeconds() - this.cpu,
            }));
        }
    },
};

async function caller() {
    while (!meter.over) {
        await call();
        meter.completed();
    }
}

await Promise.all(Array.from({ length: inFlight }, caller));
process.exit(0);

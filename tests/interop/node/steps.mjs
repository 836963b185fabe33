// One step of the interoperability scenario with one of Node's clients: `steps.mjs CLIENT STEP key=value…`; the same steps,
// arguments and results as ../python/steps.py.
import { writeFileSync } from 'node:fs'
import { crowd } from './crowd.mjs'
import { sleep } from './handoff.mjs'
import { Members } from './members.mjs'
import { message, numberOf, problem } from './messages.mjs'

const BOUND = 40_000
const THREE = [0, 1, 2]

const timestamp = args => 'timestamp' in args ? Number(args.timestamp) : null

async function create (client, args) {
  await client.createTopic(args.topic, 3)
  return {}
}

async function sendAll (client, args, first, count) {
  const producer = await client.producer(args.codec ?? 'none')
  const messages = Array.from({ length: count }, (_, i) => message(first + i, args.headers ?? 'no', timestamp(args)))
  const acknowledged = await producer.send(args.topic, messages)
  await producer.close()
  return acknowledged
}

async function produce (client, args) {
  return { records: await sendAll(client, args, Number(args.first), Number(args.count)), problems: [] }
}

function seen (records, args) {
  return {
    records: records.map(r => [r.partition, r.offset, numberOf(r)]),
    problems: records.map(r => problem(r, args.headers ?? 'no', timestamp(args))).filter(found => found !== null)
  }
}

/** Reads count messages as a group of one, then, with linger=…, what comes without being asked for; commits. */
async function consume (client, args) {
  const wanted = Number(args.count)
  const member = await client.join(args.group, args.topic)
  const [records, assigned] = [[], new Set()]
  const poll = async most => {
    records.push(...await member.poll(most, 200))
    member.assigned().forEach(partition => assigned.add(partition))
  }
  for (const until = Date.now() + BOUND; records.length < wanted && Date.now() < until;) {
    await poll(wanted - records.length)
  }
  for (const until = Date.now() + 1000 * Number(args.linger ?? 0); Date.now() < until;) {
    await poll(500)
  }
  await member.commit()
  await member.close()
  return { ...seen(records, args), assigned: [[...assigned].sort()] }
}

/** Reads three partitions up to their ends without a group. */
async function readAll (client, args) {
  const ends = await client.offsets(args.topic, THREE, 'latest')
  const left = new Set(THREE.filter(partition => ends[partition] > 0))
  const records = []
  await client.read(args.topic, new Map([...left].map(partition => [partition, null])), Date.now() + BOUND, record => {
    records.push(record)
    if (record.offset + 1 >= ends[record.partition]) {
      left.delete(record.partition)
    }
    return left.size > 0
  })
  return seen(records, args)
}

/** Three members read count messages; then one leaves and two read `more` new ones. */
async function group (client, args) {
  const [count, more] = [Number(args.count), Number(args.more)]
  const members = new Members(client, args.topic, args.group, 3, BOUND)
  const assigned = await members.assignment()
  const records = await members.read(count)
  await members.commit()
  await members.leave()
  const left = await members.assignment()
  const sent = await sendAll(client, args, Number(args.next), more)
  const later = await members.read(more)
  await members.commit()
  await members.close()
  return { ...seen([...records, ...later], args), assigned, left, sent }
}

async function offsets (client, args) {
  const found = {
    earliest: await client.offsets(args.topic, THREE, 'earliest'),
    latest: await client.offsets(args.topic, THREE, 'latest')
  }
  if ('time' in args) {
    found.time = await client.offsets(args.topic, THREE, Number(args.time))
  }
  return found
}

async function seek (client, args) {
  const records = []
  const from = new Map([[Number(args.partition), Number(args.offset)]])
  await client.read(args.topic, from, Date.now() + BOUND, record => {
    records.push(record)
    return false
  })
  return seen(records, args)
}

async function committed (client, args) {
  return { committed: await client.committed(args.group, args.topic, THREE) }
}

/** Describes a group while one member is in it. */
async function describe (client, args) {
  const members = new Members(client, args.topic, args.group, 1, BOUND)
  await members.assignment()
  const found = await client.describeGroup(args.group)
  await members.close()
  return found
}

async function deleteTopic (client, args) {
  await client.deleteTopic(args.topic)
  for (const until = Date.now() + BOUND; (await client.topicNames()).includes(args.topic);) {
    if (Date.now() > until) {
      throw new Error('the topic is still listed')
    }
    await sleep(100)
  }
  return {}
}

const STEPS = {
  create, produce, consume, group, offsets, seek, committed, describe, crowd, read_all: readAll, delete: deleteTopic
}

const [name, step, ...rest] = process.argv.slice(2)
const args = Object.fromEntries(rest.map(arg => [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]))
let result
try {
  const { Client } = await import(`./client_${name}.mjs`)
  const client = await Client.open(args.bootstrap)
  result = await STEPS[step](client, args)
  await client.close()
} catch (error) {
  console.error(error)
  result = { failed: String(error) }
}
writeFileSync(args.out, JSON.stringify(result))
// A client's sockets must not keep a finished step alive.
process.exit(0)

// Many clients at once while the broker is killed; as in ../python/crowd.py.
import { createInterface } from 'node:readline'
import { sleep } from './handoff.mjs'
import { message, numberOf } from './messages.mjs'

const HANDFUL = 5
const PAUSE = 250
const APART = 1_000_000
const BOUND = 40_000

const complain = error => console.error(new Date().toISOString(), String(error))

export async function crowd (client, args) {
  const [producers, consumers] = [Number(args.producers), Number(args.consumers)]
  await client.createTopic(args.topic, consumers)
  const since = new Array(producers + consumers).fill(0)
  const idle = () => [...since.keys()].filter(index => since[index] === 0)
  const acknowledged = []
  const read = new Set()
  let [sending, reading] = [true, true]

  const keep = async index => {
    const producer = await client.producer('none')
    for (let number = index * APART; sending; await sleep(PAUSE)) {
      const messages = Array.from({ length: HANDFUL }, () => message(number++, 'no', null))
      try {
        const rows = await producer.send(args.topic, messages)
        since[index] += rows.length
        acknowledged.push(...rows)
      } catch (error) {
        complain(error)
      }
    }
    await producer.close()
  }

  const follow = async index => {
    const member = await client.join(args.group, args.topic)
    for (let last = Date.now(); reading;) {
      try {
        const records = await member.poll(200, 100)
        since[index] += records.length
        records.forEach(r => read.add(JSON.stringify([r.partition, r.offset, numberOf(r)])))
        if (Date.now() - last > 1000) {
          await member.commit()
          last = Date.now()
        }
      } catch (error) {
        complain(error)
      }
    }
    await member.close()
  }

  const senders = Array.from({ length: producers }, (_, i) => keep(i).catch(complain))
  const readers = Array.from({ length: consumers }, (_, i) => follow(producers + i).catch(complain))
  const ready = (async () => {
    for (const until = Date.now() + BOUND; Date.now() < until; await sleep(50)) {
      if (idle().length === 0) {
        console.log('ready')
        return
      }
    }
  })()
  for await (const _ of createInterface({ input: process.stdin })) {
    since.fill(0)
  }
  await ready
  sending = false
  await Promise.race([Promise.all(senders), sleep(BOUND)])
  for (const until = Date.now() + BOUND; Date.now() < until; await sleep(100)) {
    if (acknowledged.every(row => read.has(JSON.stringify(row)))) {
      break
    }
  }
  reading = false
  await Promise.race([Promise.all(readers), sleep(10_000)])
  return { records: acknowledged, read: [...read].map(row => JSON.parse(row)), idle: idle() }
}

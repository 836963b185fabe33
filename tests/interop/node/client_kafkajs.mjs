// kafkajs behind the interface that steps.mjs uses.
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { Handoff } from './handoff.mjs'

const { CompressionTypes, Kafka, Partitioners, logLevel } =
  createRequire(process.env.INTEROP_PACKAGES + '/')('kafkajs')

const CODECS = { none: CompressionTypes.None, gzip: CompressionTypes.GZIP }

const record = (partition, message) => ({
  partition,
  offset: Number(message.offset),
  key: message.key,
  value: message.value,
  headers: Object.entries(message.headers ?? {}),
  timestamp: Number(message.timestamp)
})

export class Client {
  static async open (bootstrap) {
    const client = new Client()
    client.kafka = new Kafka({
      brokers: [bootstrap],
      logLevel: logLevel.INFO,
      logCreator: () => ({ label, namespace, log }) =>
        console.error(JSON.stringify({ level: label, namespace, ...log })),
      // It gives up after five tries of its own; the crowd waits longer for a broker.
      retry: { retries: 30, initialRetryTime: 100, maxRetryTime: 1000 }
    })
    client.admin = client.kafka.admin()
    await client.admin.connect()
    return client
  }

  close () {
    return this.admin.disconnect()
  }

  createTopic (topic, partitions) {
    return this.admin.createTopics({ topics: [{ topic, numPartitions: partitions }] })
  }

  deleteTopic (topic) {
    return this.admin.deleteTopics({ topics: [topic] })
  }

  topicNames () {
    return this.admin.listTopics()
  }

  async producer (codec) {
    // Of a message that was sent, only its partition's first offset is told.
    const placed = new Map()
    const producer = this.kafka.producer({
      createPartitioner: () => {
        const choose = Partitioners.DefaultPartitioner()
        return what => {
          const partition = choose(what)
          placed.set(what.message, partition)
          return partition
        }
      }
    })
    await producer.connect()
    return {
      async send (topic, messages) {
        const out = messages.map(({ key, value, headers, timestamp }) => ({
          key,
          value,
          headers: Object.fromEntries(headers),
          ...(timestamp === null ? {} : { timestamp: String(timestamp) })
        }))
        const answers = await producer.send({ topic, acks: -1, compression: CODECS[codec], messages: out })
        const next = new Map(answers.map(({ partition, baseOffset }) => [partition, Number(baseOffset)]))
        return out.map((message, index) => {
          const partition = placed.get(message)
          placed.delete(message)
          const offset = next.get(partition)
          next.set(partition, offset + 1)
          return [partition, offset, messages[index].number]
        })
      },
      close: () => producer.disconnect()
    }
  }

  async offsets (topic, partitions, at) {
    const found = typeof at === 'number'
      ? await this.admin.fetchTopicOffsetsByTimestamp(topic, at)
      : await this.admin.fetchTopicOffsets(topic)
    return Object.fromEntries(found.map(of => [of.partition, Number(at === 'earliest' ? of.low : of.offset)]))
  }

  async committed (groupId, topic) {
    const [found] = await this.admin.fetchOffsets({ groupId, topics: [topic] })
    return Object.fromEntries(found.partitions.map(of => [of.partition, Number(of.offset)]))
  }

  async describeGroup (group) {
    const { groups: [found] } = await this.admin.describeGroups([group])
    // An assignment as Kafka's consumers write it: version, topics of a name and partitions.
    const held = found.members.reduce((sum, { memberAssignment }) => {
      const name = memberAssignment.readInt16BE(6)
      return sum + memberAssignment.readInt32BE(8 + name)
    }, 0)
    return { state: found.state, members: found.members.length, held }
  }

  /** It has no consumer without a group: one that nobody else is in, which commits nothing. */
  async read (topic, from, deadline, take) {
    const member = await this.join(`alone-${randomUUID()}`, topic, consumer => {
      for (const [partition, offset] of from) {
        if (offset !== null) {
          consumer.seek({ topic, partition, offset: String(offset) })
        }
      }
    })
    for (let wanted = true; wanted;) {
      for (const found of await member.poll(500, 200)) {
        wanted = wanted && (!from.has(found.partition) || take(found))
      }
      if (Date.now() > deadline) {
        throw new Error('not all came in time')
      }
    }
    await member.close()
  }

  async join (groupId, topic, prepare = () => {}) {
    const consumer = this.kafka.consumer({ groupId, sessionTimeout: 10_000, heartbeatInterval: 300, maxWaitTimeInMs: 200 })
    const handoff = new Handoff()
    const taken = new Map()
    let [assigned, paused] = [[], false]
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      assigned = payload.memberAssignment[topic] ?? []
      taken.clear()
    })
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 3,
      async eachBatch ({ batch, heartbeat, resolveOffset, isRunning, isStale }) {
        for (const message of batch.messages) {
          const found = record(batch.partition, message)
          if (!isRunning() || isStale() || !await handoff.give(found, heartbeat)) {
            return
          }
          taken.set(batch.partition, Number(message.offset) + 1)
          resolveOffset(message.offset)
        }
      }
    })
    prepare(consumer)
    return {
      async poll (most, milliseconds) {
        return handoff.poll(paused ? 0 : most, milliseconds)
      },
      assigned: () => assigned,
      setPaused (to) {
        paused = to
      },
      async commit () {
        if (taken.size > 0) {
          await consumer.commitOffsets([...taken].map(([partition, offset]) => ({ topic, partition, offset: String(offset) })))
        }
      },
      async close () {
        handoff.close()
        await consumer.disconnect()
      }
    }
  }
}

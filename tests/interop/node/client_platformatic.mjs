// @platformatic/kafka behind the interface that steps.mjs uses.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Handoff } from './handoff.mjs'

// Node has it since release 22, and the package takes it for granted.
Promise.withResolvers ??= () => {
  const made = {}
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }))
  return made
}

const entry = createRequire(process.env.INTEROP_PACKAGES + '/').resolve('@platformatic/kafka')
const { Admin, Consumer, MessagesStreamFallbackModes, MessagesStreamModes, Producer } = await import(pathToFileURL(entry))

const record = found => ({
  partition: found.partition,
  offset: Number(found.offset),
  key: found.key ?? null,
  value: found.value ?? null,
  headers: [...found.headers].map(([key, value]) => [key.toString(), value]),
  timestamp: Number(found.timestamp)
})

export class Client {
  static async open (bootstrap) {
    const client = new Client()
    client.common = { clientId: 'interop', bootstrapBrokers: [bootstrap], retries: 30, retryDelay: 500 }
    client.admin = new Admin(client.common)
    return client
  }

  close () {
    return this.admin.close()
  }

  createTopic (topic, partitions) {
    return this.admin.createTopics({ topics: [topic], partitions, replicas: 1 })
  }

  deleteTopic (topic) {
    return this.admin.deleteTopics({ topics: [topic] })
  }

  topicNames () {
    return this.admin.listTopics()
  }

  async producer (codec) {
    const producer = new Producer({ ...this.common, acks: -1, compression: codec })
    // Of a message that was sent, only its partition's first offset is told: the partition is chosen here.
    const partitions = async topic => (await producer.metadata({ topics: [topic] })).topics.get(topic).partitionsCount
    return {
      async send (topic, messages) {
        const count = await partitions(topic)
        const out = messages.map(({ number, key, value, headers, timestamp }) => ({
          topic,
          key: key ?? undefined,
          value: value ?? undefined,
          partition: number % count,
          headers: new Map(headers.map(([name, of]) => [Buffer.from(name), of])),
          ...(timestamp === null ? {} : { timestamp: BigInt(timestamp) })
        }))
        const { offsets } = await producer.send({ messages: out })
        const next = new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]))
        return out.map(({ partition }, index) => {
          const offset = next.get(partition)
          next.set(partition, offset + 1)
          return [partition, offset, messages[index].number]
        })
      },
      close: () => producer.close()
    }
  }

  async offsets (topic, partitions, at) {
    const timestamp = { earliest: -2n, latest: -1n }[at] ?? BigInt(at)
    const asked = partitions.map(partitionIndex => ({ partitionIndex, timestamp }))
    const [found] = await this.admin.listOffsets({ topics: [{ name: topic, partitions: asked }] })
    return Object.fromEntries(found.partitions.map(of => [of.partitionIndex, Number(of.offset)]))
  }

  async committed (group, topic) {
    const [found] = await this.admin.listConsumerGroupOffsets({ groups: [group] })
    const { partitions } = found.topics.find(({ name }) => name === topic)
    return Object.fromEntries(partitions.map(of => [of.partitionIndex, Number(of.committedOffset)]))
  }

  async describeGroup (group) {
    const found = (await this.admin.describeGroups({ groups: [group] })).get(group)
    const members = [...found.members.values()]
    const assigned = members.flatMap(({ assignments }) => [...assignments.values()])
    const state = found.state.toLowerCase().replace(/^./, first => first.toUpperCase())
    return { state, members: members.length, held: assigned.reduce((sum, { partitions }) => sum + partitions.length, 0) }
  }

  #consumer (groupId) {
    return new Consumer({
      ...this.common, groupId, autocommit: false, sessionTimeout: 10_000, heartbeatInterval: 300, maxWaitTime: 200
    })
  }

  /** A stream of its own needs a member of a group; this one is alone in its and commits nothing. */
  async read (topic, from, deadline, take) {
    const consumer = this.#consumer(`alone-${Date.now()}-${process.pid}`)
    const offsets = [...from].map(([partition, offset]) => ({ topic, partition, offset: BigInt(offset ?? 0) }))
    const mode = MessagesStreamModes.MANUAL
    const stream = await consumer.consume({ topics: [topic], mode, offsets })
    const late = setTimeout(() => stream.destroy(new Error('not all came in time')), deadline - Date.now())
    for await (const message of stream) {
      if (from.has(message.partition) && !take(record(message))) {
        break
      }
    }
    clearTimeout(late)
    await consumer.close(true)
  }

  async join (group, topic) {
    const consumer = this.#consumer(group)
    const handoff = new Handoff()
    const taken = new Map()
    const assigned = () => consumer.assignments?.find(of => of.topic === topic)?.partitions ?? []
    const follow = async () => {
      const stream = await consumer.consume({
        topics: [topic], mode: MessagesStreamModes.COMMITTED, fallbackMode: MessagesStreamFallbackModes.EARLIEST
      })
      for await (const message of stream) {
        // What was fetched before a rebalance may come after it.
        if (assigned().includes(message.partition) && !await handoff.give(record(message))) {
          return
        }
      }
    }
    // A stream reads ahead from the moment it is there, so there is none while nothing is to be read.
    consumer.topics.trackAll(topic)
    await consumer.joinGroup({ sessionTimeout: 10_000, heartbeatInterval: 300 })
    let [paused, following] = [false, null]
    return {
      async poll (most, milliseconds) {
        if (!paused) {
          following ??= follow().catch(error => {
            console.error(new Date().toISOString(), String(error))
            following = null
          })
        }
        const records = await handoff.poll(paused ? 0 : most, milliseconds)
        records.forEach(({ partition, offset }) => taken.set(partition, offset + 1))
        return records
      },
      assigned,
      setPaused (to) {
        paused = to
      },
      async commit () {
        const offsets = [...taken].filter(([partition]) => assigned().includes(partition))
          .map(([partition, offset]) => ({ topic, partition, offset: BigInt(offset), leaderEpoch: -1 }))
        if (offsets.length > 0) {
          await consumer.commit({ offsets })
        }
      },
      async close () {
        handoff.close()
        await consumer.close(true)
      }
    }
  }
}

// @confluentinc/kafka-javascript, which is librdkafka, behind the interface that steps.mjs uses.
import { createRequire } from 'node:module'
import { promisify } from 'node:util'

const rdkafka = createRequire(process.env.INTEROP_PACKAGES + '/')('@confluentinc/kafka-javascript')

const record = found => ({
  partition: found.partition,
  offset: found.offset,
  key: found.key ?? null,
  value: found.value,
  headers: (found.headers ?? []).map(header => Object.entries(header)[0]),
  timestamp: found.timestamp
})

/** Calls a method that ends in a callback. */
const call = (object, method, ...args) => promisify(object[method].bind(object))(...args)

const connected = object => call(object, 'connect', {}).then(() => object)

export class Client {
  static async open (bootstrap) {
    const client = new Client()
    client.common = { 'bootstrap.servers': bootstrap, log_level: 6 }
    client.admin = new rdkafka.KafkaJS.Kafka({ kafkaJS: { brokers: [bootstrap] } }).admin()
    await client.admin.connect()
    return client
  }

  close () {
    return this.admin.disconnect()
  }

  createTopic (topic, partitions) {
    return this.admin.createTopics({ topics: [{ topic, numPartitions: partitions, replicationFactor: 1 }] })
  }

  deleteTopic (topic) {
    return this.admin.deleteTopics({ topics: [topic] })
  }

  topicNames () {
    return this.admin.listTopics()
  }

  async producer (codec) {
    const settings = { ...this.common, 'compression.type': codec, acks: 'all', dr_cb: true }
    const producer = await connected(new rdkafka.Producer(settings))
    producer.setPollInterval(20)
    return {
      send (topic, messages) {
        const acknowledged = []
        let left = messages.length
        return new Promise((resolve, reject) => {
          const report = (error, { partition, offset, opaque }) => {
            if (error) {
              reject(error)
            } else {
              acknowledged.push([partition, offset, opaque])
            }
            if (--left === 0) {
              producer.removeListener('delivery-report', report)
              resolve(acknowledged)
            }
          }
          producer.on('delivery-report', report)
          for (const { number, key, value, headers, timestamp } of messages) {
            const named = headers.map(([name, of]) => ({ [name]: of }))
            producer.produce(topic, null, value, key, timestamp, number, named)
          }
        })
      },
      close: () => call(producer, 'disconnect')
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
    const held = found.members.reduce((sum, { assignment }) => sum + assignment.topicPartitions.length, 0)
    const states = rdkafka.KafkaJS.ConsumerGroupStates
    const state = Object.keys(states).find(name => states[name] === found.state)
    return { state: state[0] + state.slice(1).toLowerCase(), members: found.members.length, held }
  }

  async #consumer (group) {
    const settings = {
      ...this.common,
      'group.id': group,
      'enable.auto.commit': false,
      'session.timeout.ms': 10_000,
      'heartbeat.interval.ms': 300
    }
    return connected(new rdkafka.KafkaConsumer(settings, { 'auto.offset.reset': 'earliest' }))
  }

  async read (topic, from, deadline, take) {
    const consumer = await this.#consumer('unused')
    consumer.setDefaultConsumeTimeout(200)
    consumer.assign([...from].map(([partition, offset]) => ({ topic, partition, offset: offset ?? -2 })))
    for (let wanted = true; wanted;) {
      for (const message of await call(consumer, 'consume', 500)) {
        wanted = wanted && take(record(message))
      }
      if (Date.now() > deadline) {
        throw new Error('not all came in time')
      }
    }
    await call(consumer, 'disconnect')
  }

  async join (group, topic) {
    const consumer = await this.#consumer(group)
    const taken = new Map()
    let paused = false
    const hold = () => {
      const held = consumer.assignments()
      if (held.length > 0) {
        paused ? consumer.pause(held) : consumer.resume(held)
      }
    }
    consumer.on('rebalance', () => hold())
    consumer.subscribe([topic])
    return {
      async poll (most, milliseconds) {
        consumer.setDefaultConsumeTimeout(milliseconds)
        hold()
        const records = (await call(consumer, 'consume', most)).map(record)
        records.forEach(({ partition, offset }) => taken.set(partition, offset + 1))
        return records
      },
      assigned: () => consumer.assignments().map(({ partition }) => partition),
      setPaused (to) {
        paused = to
        hold()
      },
      async commit () {
        const held = new Set(consumer.assignments().map(({ partition }) => partition))
        const offsets = [...taken].filter(([partition]) => held.has(partition))
        if (offsets.length > 0) {
          consumer.commitSync(offsets.map(([partition, offset]) => ({ topic, partition, offset })))
        }
      },
      close: () => call(consumer, 'disconnect')
    }
  }
}

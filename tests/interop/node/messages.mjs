// What message number i of a run looks like, by the rules of ../python/messages.py; null is null.

const padded = number => String(number).padStart(6, '0')

export function message (number, kindOfHeaders, firstTimestamp) {
  return {
    number,
    key: number % 50 === 7 ? null : Buffer.from(`key-${padded(number)}`),
    value: number % 50 === 13 ? null : Buffer.from(`value-${padded(number)}-` + 'x'.repeat(number % 97)),
    headers: headers(number, kindOfHeaders),
    timestamp: firstTimestamp === null ? null : firstTimestamp + number
  }
}

function headers (number, kind) {
  const all = [['number', Buffer.from(String(number))], ['empty', Buffer.alloc(0)], ['null', null]]
  return { no: [], plain: all.slice(0, 2), yes: all }[kind]
}

/** The number that a record's value or else its key names; -1 for a record that is none of ours. */
export function numberOf (record) {
  const number = Number.parseInt((record.value ?? record.key)?.toString().split('-')[1], 10)
  return Number.isNaN(number) ? -1 : number
}

const text = value => JSON.stringify(value, (_, found) => found?.type === 'Buffer' ? Buffer.from(found.data).toString() : found)

/** Says how a record differs from the message of its number, or returns null. */
export function problem (record, kindOfHeaders, firstTimestamp) {
  const number = numberOf(record)
  const where = `partition ${record.partition} offset ${record.offset}: `
  if (number < 0) {
    return `${where}key ${text(record.key)} value ${text(record.value)} was never sent`
  }
  const wanted = message(number, kindOfHeaders, firstTimestamp)
  for (const part of ['key', 'value', 'headers']) {
    if (text(record[part]) !== text(wanted[part])) {
      return `${where}${part} ${text(record[part])} instead of ${text(wanted[part])}`
    }
  }
  if (firstTimestamp !== null && record.timestamp !== wanted.timestamp) {
    return `${where}timestamp ${record.timestamp} instead of ${wanted.timestamp}`
  }
  return null
}

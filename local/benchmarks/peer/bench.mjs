// The eight states of Engine.java on the npm package aws-local-stepfunctions 3.0.0: executions a second, awaited one by
// one and 200 at once. Run beside the package: node bench.mjs [rounds] [seconds of each].
import { createRequire } from 'node:module';
const { StateMachine } = createRequire(import.meta.url)('aws-local-stepfunctions');
const definition = {
  StartAt: 'P1',
  States: {
    P1: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)', 'order.$': '$.order' }, Next: 'C1' },
    C1: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 0, Next: 'P2' }], Default: 'P4' },
    P2: { Type: 'Pass', Result: 'yes', ResultPath: '$.available', Next: 'C2' },
    C2: { Type: 'Choice', Choices: [{ Variable: '$.available', StringEquals: 'yes', Next: 'P3' }], Default: 'P4' },
    P3: { Type: 'Pass', InputPath: '$.order', ResultPath: '$.copy', Next: 'C3' },
    C3: { Type: 'Choice', Choices: [{ Variable: '$.copy.id', IsPresent: true, Next: 'C4' }], Default: 'P4' },
    C4: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 0, Next: 'P1' }], Default: 'P4' },
    P4: { Type: 'Pass', OutputPath: '$.copy', End: true },
  },
};
const input = () => ({ n: 1, order: { id: 'o-1', cents: 4200 } });
const machine = new StateMachine(definition);
const expected = JSON.stringify({ id: 'o-1', cents: 4200 });
const result = await machine.run(input()).result;
if (JSON.stringify(result) !== expected) throw new Error('Expected ' + expected + ', but was ' + JSON.stringify(result));

async function rate(seconds, atOnce) {
  const began = process.hrtime.bigint();
  const end = began + BigInt(Math.round(seconds * 1e9));
  let done = 0;
  while (process.hrtime.bigint() < end) {
    if (atOnce === 1) await machine.run(input()).result;
    else await Promise.all(Array.from({ length: atOnce }, () => machine.run(input()).result));
    done += atOnce;
  }
  return done / (Number(process.hrtime.bigint() - began) / 1e9);
}
const [rounds, seconds] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 2)];
for (const atOnce of [1, 200]) {
  await rate(3, atOnce);
  const rates = [];
  for (let i = 0; i < rounds; i++) rates.push(await rate(seconds, atOnce));
  rates.sort((a, b) => a - b);
  console.log(`peer, ${atOnce} at once: median ${Math.round(rates[rates.length >> 1])}/s (${rates.map(Math.round).join(' ')})`);
}
process.exit(0);

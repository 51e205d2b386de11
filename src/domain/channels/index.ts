export { addChannel, type ChannelWords, changeChannel } from './change-channel.ts'
export { type Channel, channelName } from './channel.ts'
export { listChannels } from './list-channels.ts'
export { moveChannel } from './move-channel.ts'

import { computed, ref } from 'vue';

/** Whose installation it is, as the session tells. */
export const operatorKind = ref<'namnd' | 'enskild-verksamhet'>('namnd');

/** That of a company: no diarium, no delegation from a nämnd, and nämnder to inform. */
export const isProvider = computed(() => operatorKind.value === 'enskild-verksamhet');

/** Whose targets the times are. */
export const targetOwner = computed(() => (isProvider.value ? 'verksamhetens' : 'nämndens'));

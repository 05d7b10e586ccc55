import '@fkui/theme-default/dist/theme-light.css';
import '@fkui/design/lib/fkui.min.css';
import './styles/theme.css';
import './styles/header.css';
import './styles/layout.css';
import './styles/form.css';
import './styles/status.css';
import './styles/print.css';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router.js';
import { loadSession, session, watchSession } from './session.js';

watchSession();
await loadSession().catch(() => (session.loaded = true));
createApp(App).use(router).mount('#app');

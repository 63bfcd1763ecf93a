# One machine and, for every primitive, the arguments of changes that a test does, does again, and takes back.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:server = 'SYSTEM\CurrentControlSet\Control\Terminal Server'
$script:keys = 'C:\ProgramData\Microsoft\Crypto\RSA\MachineKeys'
$script:rules = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules'

function Add-RdpdTestValue {
    param([hashtable]$State, [string]$Path, [string]$Name, [string]$Kind, $Value)
    $full = 'LocalMachine'
    foreach ($part in ($Path -split '\\')) {
        $full = "$full\$part"
        if (-not $State['Keys'].ContainsKey($full)) { $State['Keys'][$full] = @{} }
    }
    if ($Kind -ne '') { $State['Keys'][$full][$Name] = @{ Name = $Name; Kind = $Kind; Value = $Value } }
}

# A host with everything the cases touch, and every kind of registry value.
function New-RdpdTestMachine {
    $state = @{
        Keys = @{}; KeySddl = @{ 'SOFTWARE\Microsoft\SystemCertificates\Remote Desktop' = 'O:SYG:SYD:PAI(D;;KA;;;SY)(A;;KA;;;BA)' }
        Services = @{ TermService = 'Running'; SessionEnv = 'Stopped'; KeyIso = 'Stopped' }
        Files = @{
            "$($script:keys)\f686aace6942fb7f7ceb231212eef4a4_guid" = @{ Data = 'Aw=='; Sddl = 'O:SYG:SYD:PAI(A;;FA;;;SY)' }
            'C:\Windows\System32\drivers\etc\hosts' = @{ Data = [System.Convert]::ToBase64String([byte[]](0xEF, 0xBB, 0xBF) + [System.Text.Encoding]::GetEncoding(28591).GetBytes("# caf$([char]0xE9)`r`n10.0.4.9 srv-09 other`r`n10.0.4.8`tsrv-08")); Sddl = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;0x1200a9;;;BU)' }
        }
        Folders = @{ $script:keys = @{ Sddl = 'O:SYG:SYD:PAI(A;;FA;;;BA)' } }
        MSFT_NetConnectionProfile = @(@{ InterfaceIndex = 5; NetworkCategory = 0 }, @{ InterfaceIndex = 6; NetworkCategory = 2 })
        MSFT_DNSClientCache = @(@{ Entry = 'srv-09'; Data = '10.0.4.9'; Type = 1; TimeToLive = 300 })
        Adapters = @(@{ Index = 7; Mtu = 1500 })
        Credentials = @{ 'TERMSRV/srv-09' = 'CORP\m.sato' }; Groups = @{ 'S-1-5-32-555' = @('S-1-5-21-1-2-3-500') }; Tasks = @{}
        Volatile = @{ TermService = 1204 }
    }
    Add-RdpdTestValue -State $state -Path $script:server -Name 'fDenyTSConnections' -Kind 'DWord' -Value ([int64]1)
    Add-RdpdTestValue -State $state -Path "$($script:server)\WinStations" -Name 'SelfSignedCertificate' -Kind 'Binary' -Value ('ee' * 20)
    Add-RdpdTestValue -State $state -Path "$($script:server)\WinStations\RDP-Tcp" -Name 'MaxInstanceCount' -Kind 'DWord' -Value ([int64]4294967295)
    Add-RdpdTestValue -State $state -Path "$($script:server)\WinStations\RDP-Tcp" -Name 'SSLCertificateSHA1Hash' -Kind 'Binary' -Value ('11' * 20)
    Add-RdpdTestValue -State $state -Path "$($script:server)\Kinds" -Name 'Quad' -Kind 'QWord' -Value ([int64]-1)
    Add-RdpdTestValue -State $state -Path "$($script:server)\Kinds" -Name 'Text' -Kind 'String' -Value '2026-11-21T10:00:00Z'
    Add-RdpdTestValue -State $state -Path "$($script:server)\Kinds" -Name 'Expand' -Kind 'ExpandString' -Value '%SystemDrive%\ProgramData'
    Add-RdpdTestValue -State $state -Path "$($script:server)\Kinds" -Name 'Many' -Kind 'MultiString' -Value ([string[]]@('a', '', 'b'))
    Add-RdpdTestValue -State $state -Path "$($script:server)\Kinds" -Name 'One' -Kind 'MultiString' -Value ([string[]]@('alone'))
    Add-RdpdTestValue -State $state -Path "$($script:server)\Kinds" -Name 'Empty' -Kind 'MultiString' -Value ([string[]]@())
    Add-RdpdTestValue -State $state -Path "$($script:server)\Kinds" -Name '' -Kind 'String' -Value ''
    Add-RdpdTestValue -State $state -Path "$($script:server)\Kinds" -Name 'Bytes' -Kind 'Binary' -Value ''
    Add-RdpdTestValue -State $state -Path "$($script:server)\Kinds" -Name 'Odd' -Kind 'None' -Value ''
    foreach ($name in @('TermService', 'SessionEnv', 'KeyIso')) { Add-RdpdTestValue -State $state -Path "SYSTEM\CurrentControlSet\Services\$name" -Name 'Start' -Kind 'DWord' -Value ([int64]3) }
    Add-RdpdTestValue -State $state -Path 'SYSTEM\CurrentControlSet\Services\SessionEnv\TriggerInfo\0' -Name '' -Kind '' -Value $null
    Add-RdpdTestValue -State $state -Path 'SOFTWARE\Microsoft\SystemCertificates\Remote Desktop\Certificates' -Name '' -Kind '' -Value $null
    Add-RdpdTestValue -State $state -Path "SOFTWARE\Microsoft\SystemCertificates\My\Certificates\$('22' * 20)" -Name 'Blob' -Kind 'Binary' -Value '200000000100000002000000beef'
    Add-RdpdTestValue -State $state -Path $script:rules -Name 'RemoteDesktop-UserMode-In-TCP' -Kind 'String' -Value 'v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|Profile=Domain|LPort=3389|App=%SystemRoot%\system32\svchost.exe|Svc=termservice|Name=@FirewallAPI.dll,-28775|EmbedCtxt=@FirewallAPI.dll,-28752|'
    Add-RdpdTestValue -State $state -Path $script:rules -Name 'RemoteDesktop-UserMode-In-UDP' -Kind 'String' -Value 'v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=17|LPort=3389|Name=@FirewallAPI.dll,-28776|'
    Add-RdpdTestValue -State $state -Path $script:rules -Name 'RDP Doctor 3390' -Kind 'String' -Value 'v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|Profile=Public|LPort=3390|RA4=192.0.2.7/255.255.255.255|Name=RDP Doctor 3390|'
    return $state
}

# Name -> @{ Primitive; Args }. Names are what the tests list.
function Get-RdpdTestChange {
    param([Parameter(Mandatory = $true)][string]$Name)
    $kinds = "HKLM\$($script:server)\Kinds"
    $file = "$($script:keys)\f686aace6942fb7f7ceb231212eef4a4_guid"
    $all = @{
        'a number' = @{ Primitive = 'registry.set'; Args = @{ path = "HKLM\$($script:server)"; name = 'FDENYTSCONNECTIONS'; value = @{ type = 'dword'; data = 0 } } }
        'a large number' = @{ Primitive = 'registry.set'; Args = @{ path = "HKLM\$($script:server)\WinStations\RDP-Tcp"; name = 'MaxInstanceCount'; value = @{ type = 'dword'; data = 2147483648 } } }
        'another kind' = @{ Primitive = 'registry.set'; Args = @{ path = $kinds; name = 'Quad'; value = @{ type = 'string'; data = 'x' } } }
        'many texts' = @{ Primitive = 'registry.set'; Args = @{ path = $kinds; name = 'Many'; value = @{ type = 'multiString'; data = [object[]]@('c') } } }
        'a value in new keys' = @{ Primitive = 'registry.set'; Args = @{ path = 'HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services\Client'; name = 'fClientDisableUDP'; value = @{ type = 'dword'; data = 1 } } }
        'no number' = @{ Primitive = 'registry.remove'; Args = @{ path = "HKLM\$($script:server)"; name = 'fDenyTSConnections' } }
        'no quad' = @{ Primitive = 'registry.remove'; Args = @{ path = $kinds; name = 'Quad' } }
        'no text' = @{ Primitive = 'registry.remove'; Args = @{ path = $kinds; name = 'text' } }
        'no expanded text' = @{ Primitive = 'registry.remove'; Args = @{ path = $kinds; name = 'Expand' } }
        'no texts' = @{ Primitive = 'registry.remove'; Args = @{ path = $kinds; name = 'Many' } }
        'no single text' = @{ Primitive = 'registry.remove'; Args = @{ path = $kinds; name = 'One' } }
        'no empty list' = @{ Primitive = 'registry.remove'; Args = @{ path = $kinds; name = 'Empty' } }
        'no default text' = @{ Primitive = 'registry.remove'; Args = @{ path = $kinds; name = '' } }
        'no bytes' = @{ Primitive = 'registry.remove'; Args = @{ path = $kinds; name = 'Bytes' } }
        'nothing' = @{ Primitive = 'registry.remove'; Args = @{ path = 'HKLM\SOFTWARE\Nowhere'; name = 'x' } }
        'a restart' = @{ Primitive = 'service.restart'; Args = @{ name = 'TermService' } }
        'a restart of what is stopped' = @{ Primitive = 'service.restart'; Args = @{ name = 'SessionEnv' } }
        'a start' = @{ Primitive = 'service.start'; Args = @{ name = 'KeyIso' } }
        'automatic' = @{ Primitive = 'service.setStartup'; Args = @{ name = 'KeyIso'; start = 2; delayed = $true } }
        'disabled' = @{ Primitive = 'service.setStartup'; Args = @{ name = 'SessionEnv'; start = 4; delayed = $false } }
        'rights of a file' = @{ Primitive = 'acl.set'; Args = @{ kind = 'file'; path = $file; sddl = 'O:SYG:SYD:P(A;;FA;;;SY)(A;;FR;;;NS)' } }
        'rights of a folder' = @{ Primitive = 'acl.set'; Args = @{ kind = 'file'; path = $script:keys; sddl = 'O:SYG:SYD:PAI(A;;0x12019f;;;WD)(A;;FA;;;BA)' } }
        'rights of a key' = @{ Primitive = 'acl.set'; Args = @{ kind = 'registry'; path = 'HKLM\SOFTWARE\Microsoft\SystemCertificates\Remote Desktop'; sddl = 'O:SYG:SYD:PAI(A;;KA;;;BA)' } }
        'a moved file' = @{ Primitive = 'file.move'; Args = @{ from = $file; to = 'C:\ProgramData\RDP Doctor\undo\1-key' } }
        'a moved folder' = @{ Primitive = 'file.move'; Args = @{ from = $script:keys; to = "$($script:keys).old" } }
        'no certificate' = @{ Primitive = 'certificate.remove'; Args = @{ store = 'My'; thumbprint = ('22' * 20) } }
        'a certificate that is not there' = @{ Primitive = 'certificate.remove'; Args = @{ store = 'Remote Desktop'; thumbprint = ('33' * 20) } }
        'a new certificate' = @{ Primitive = 'certificate.create'; Args = @{ friendlyName = 'RDP Doctor'; dnsNames = [object[]]@('srv-04'); days = 365 } }
        'a pin' = @{ Primitive = 'certificate.bind'; Args = @{ thumbprint = ('22' * 20) } }
        'no pin' = @{ Primitive = 'certificate.bind'; Args = @{ thumbprint = $null } }
        'rules on' = @{ Primitive = 'firewall.enableRules'; Args = @{ names = [object[]]@('RemoteDesktop-UserMode-In-TCP', 'RemoteDesktop-UserMode-In-UDP') } }
        'rules on for profiles' = @{ Primitive = 'firewall.enableRules'; Args = @{ names = [object[]]@('RemoteDesktop-UserMode-In-TCP', 'RemoteDesktop-UserMode-In-UDP'); profiles = [object[]]@('Private', 'Domain') } }
        'a new rule' = @{ Primitive = 'firewall.addRule'; Args = @{ name = 'RDP Doctor mstsc out'; direction = 'Out'; protocol = 'TCP'; port = 3389; profiles = [object[]]@('Domain'); remoteAddress = 'LocalSubnet'; program = 'C:\Windows\System32\mstsc.exe' } }
        'our rule anew' = @{ Primitive = 'firewall.addRule'; Args = @{ name = 'RDP Doctor 3390'; direction = 'In'; protocol = 'UDP'; port = 3391; profiles = [object[]]@('Domain', 'Private'); remoteAddress = 'Any' } }
        'a private network' = @{ Primitive = 'network.setCategory'; Args = @{ interfaceIndex = 5; category = 'Private' } }
        'smaller packets' = @{ Primitive = 'network.setMtu'; Args = @{ interfaceIndex = 7; mtu = 1300 } }
        'a name in hosts' = @{ Primitive = 'hosts.set'; Args = @{ name = 'srv-09'; address = '10.0.4.31'; tag = 'RDP Doctor 1' } }
        'a last line in hosts' = @{ Primitive = 'hosts.set'; Args = @{ name = 'srv-10'; address = 'fd00::7'; tag = 'RDP Doctor 1' } }
        'no name in hosts' = @{ Primitive = 'hosts.set'; Args = @{ name = 'SRV-08'; address = $null; tag = 'RDP Doctor 1' } }
        'a member' = @{ Primitive = 'group.addMember'; Args = @{ group = 'S-1-5-32-555'; member = 'CORP\m.sato' } }
        'a task' = @{ Primitive = 'task.register'; Args = @{ name = 'RDP Doctor e1'; dueAt = '2026-11-21T10:30:00.000Z'; entry = 'e1' } }
        'no names in the cache' = @{ Primitive = 'dns.flush'; Args = @{} }
        'no saved sign-in' = @{ Primitive = 'credential.remove'; Args = @{ target = 'TERMSRV/srv-09' } }
    }
    return $all[$Name]
}

Export-ModuleMember -Function *
